// hostile: makes message queues, semaphores and shared memory without an end
// expect: graded 0
#include "pipeline.hpp"

#include <fcntl.h>
#include <mqueue.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <cstdio>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (int i = 0; i < 5'000; ++i) {
    char name[32];
    std::snprintf(name, sizeof name, "/bomb%d", i);
    mq_open(name, O_CREAT | O_RDWR, 0600, nullptr);
    shm_open(name, O_CREAT | O_RDWR, 0600);
    msgget(IPC_PRIVATE, 0600);
    semget(IPC_PRIVATE, 100, 0600);
    shmget(IPC_PRIVATE, 1 << 20, 0600);
  }
  return 0;
}
