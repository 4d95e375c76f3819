// waits: sigwait() for the signal of alarm(), which is blocked
#include <sys/time.h>

#include <csignal>

int main() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGALRM);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  itimerval timer{};
  timer.it_value.tv_usec = 300'000;
  setitimer(ITIMER_REAL, &timer, nullptr);
  int signal = 0;
  return sigwait(&signals, &signal);
}
