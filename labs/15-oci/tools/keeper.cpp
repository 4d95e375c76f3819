// Runs a command, and keeps what that leaves behind: orphans become its children, and when they
// end, it takes no note, so that they stay zombies. It ends with its command.
//
//     keeper CMD [ARG...]
#include <sys/prctl.h>

#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

int keep(int argc, char** argv) {
  if (argc < 2) return sys::report_usage("a command is missing", "keeper CMD [ARG...]");
  sys::check(prctl(PR_SET_CHILD_SUBREAPER, 1), "prctl", "PR_SET_CHILD_SUBREAPER");
  return sys::wait(sys::spawn([&] { sys::exec(argv + 1); }));
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("keeper", keep, argc, argv); }
