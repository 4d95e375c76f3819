// waits: a thread that sleeps will post the semaphore on which the others wait
#include <semaphore.h>
#include <unistd.h>

#include <thread>

int main() {
  static sem_t filled;
  sem_init(&filled, 0, 0);
  std::jthread other{[] { sem_wait(&filled); }};
  std::jthread poster{[] {
    usleep(300'000);
    sem_post(&filled);
    sem_post(&filled);
  }};
  return sem_wait(&filled);
}
