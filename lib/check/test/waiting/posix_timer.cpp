// waits: a timer ends semop() with a signal
#include <sys/sem.h>

#include <csignal>
#include <ctime>

#include "sys/error.hpp"

int main() {
  const int set = sys::check(semget(IPC_PRIVATE, 1, 0600), "semget");
  signal(SIGUSR1, [](int) {});
  sigevent event{};
  event.sigev_notify = SIGEV_SIGNAL;
  event.sigev_signo = SIGUSR1;
  timer_t timer{};
  sys::check(timer_create(CLOCK_MONOTONIC, &event, &timer), "timer_create");
  itimerspec time{};
  time.it_value.tv_nsec = 300'000'000;
  sys::check(timer_settime(timer, 0, &time, nullptr), "timer_settime");
  sembuf take{0, -1, 0};
  return semop(set, &take, 1) == -1 ? 0 : 1;
}
