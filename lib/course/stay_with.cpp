#include "course/stay_with.hpp"

#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

#include "sys/error.hpp"
#include "sys/process.hpp"

namespace boxlab {

void stay_with(sys::Pid parent) {
  sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
  if (getppid() != parent) sys::exit_child(1);
}

}  // namespace boxlab
