#include "cli/load.hpp"

#include <sys/prctl.h>
#include <sys/wait.h>

#include <csignal>

#include "sys/error.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

int be_busy() {
  sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
  for (volatile unsigned count = 0;;) count = count + 1;
}

}  // namespace

Load::Load(unsigned processes) {
  for (unsigned i = 0; i < processes; ++i) busy_.push_back(sys::spawn(be_busy));
}

Load::~Load() {
  for (const sys::Pid pid : busy_) {
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
  }
}

}  // namespace boxlab
