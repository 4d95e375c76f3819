#include "cli/load.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "course/stay_with.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

int be_busy(sys::Pid parent) {
  stay_with(parent);
  for (volatile unsigned count = 0;;) count = count + 1;
}

}  // namespace

Load::Load(unsigned processes) {
  for (unsigned i = 0; i < processes; ++i)
    busy_.push_back(sys::spawn([parent = getpid()] { return be_busy(parent); }));
}

Load::~Load() {
  for (const sys::Pid pid : busy_) {
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
  }
}

}  // namespace boxlab
