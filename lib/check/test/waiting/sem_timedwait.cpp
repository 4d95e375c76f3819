// waits: sem_timedwait() ends by itself; with an argument, late
#include <semaphore.h>

#include <ctime>

int main(int count, char**) {
  static sem_t filled;
  sem_init(&filled, 0, 0);
  timespec until{};
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += count > 1 ? 1000 : 1;
  return sem_timedwait(&filled, &until) == -1 ? 0 : 1;
}
