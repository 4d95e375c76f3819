#include "vm/caught_signals.hpp"

#include <sys/signalfd.h>

#include <csignal>

#include "sys/error.hpp"

namespace boxlab::vm {

sys::Descriptor catch_signals() {
  std::signal(SIGPIPE, SIG_IGN);
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH}) sigaddset(&signals, signal);
  sys::check(sigprocmask(SIG_BLOCK, &signals, nullptr), "sigprocmask");
  return sys::Descriptor{sys::check(signalfd(-1, &signals, SFD_CLOEXEC), "signalfd")};
}

int take_signal(const sys::Descriptor& signals) {
  signalfd_siginfo info{};
  sys::read_all(signals, &info, sizeof info);
  return static_cast<int>(info.ssi_signo);
}

}  // namespace boxlab::vm
