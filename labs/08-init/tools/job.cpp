// Runs a command as a shell with job control runs a job: in a process group of its own, whose
// parent is outside. Only in such a group do the stop signals of a terminal do anything
// (setpgid(2)).
//
//     job CMD [ARG...]
#include <unistd.h>

#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

int run(int argc, char** argv) {
  if (argc < 2) return sys::report_usage("there is no command", "job CMD [ARG...]");
  return sys::wait(sys::spawn([&]() -> int {
    sys::check(setpgid(0, 0), "setpgid");
    sys::exec(argv + 1);
  }));
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("job", run, argc, argv); }
