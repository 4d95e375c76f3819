// Makes a System V set that nobody fills, as if its maker had been killed before he could.
//
//     make_set KEY COUNT MODE     the mode is octal, as for chmod
#include <sys/sem.h>

#include <cstdlib>

#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

int make_set(int argc, char** argv) {
  if (argc != 4) return sys::report_usage("three numbers are needed", "make_set KEY COUNT MODE");
  const int key = std::atoi(argv[1]);
  const int count = std::atoi(argv[2]);
  const auto mode = static_cast<int>(std::strtol(argv[3], nullptr, 8));
  sys::check(semget(key, count, IPC_CREAT | IPC_EXCL | mode), "semget", argv[1]);
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("make_set", make_set, argc, argv); }
