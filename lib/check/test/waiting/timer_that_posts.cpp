// waits: the handler of a timer posts the semaphore
#include <semaphore.h>
#include <sys/time.h>

#include <csignal>

namespace {
sem_t filled;
}

int main() {
  sem_init(&filled, 0, 0);
  signal(SIGALRM, [](int) { sem_post(&filled); });
  itimerval timer{};
  timer.it_value.tv_usec = 300'000;
  setitimer(ITIMER_REAL, &timer, nullptr);
  while (sem_wait(&filled) == -1) {
  }
}
