// hangs: it waits for the one signal, and was sent the other
// object: hang (pid 2) waits in rt_sigtimedwait()
// reason: for SIGUSR1, and nobody is left to send one
#include <csignal>

int main() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGUSR1);
  sigaddset(&signals, SIGUSR2);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  raise(SIGUSR2);
  sigdelset(&signals, SIGUSR2);
  int signal = 0;
  sigwait(&signals, &signal);
}
