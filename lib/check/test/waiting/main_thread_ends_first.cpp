// waits: the first thread has ended, another goes on
#include <pthread.h>
#include <unistd.h>

#include <cstdlib>
#include <thread>

int main() {
  std::thread{[] {
    usleep(300'000);
    exit(0);
  }}.detach();
  pthread_exit(nullptr);
}
