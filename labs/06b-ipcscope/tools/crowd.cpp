// Many IPC namespaces: `crowd COUNT` starts so many processes, each in a namespace of its own with
// a queue, a semaphore set and a segment in it, prints a line when all are there, and sleeps.
#include <sched.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

void make_objects() {
  sys::check(msgget(IPC_PRIVATE, 0600), "msgget");
  sys::check(semget(IPC_PRIVATE, 1, 0600), "semget");
  sys::check(shmget(IPC_PRIVATE, 4096, 0600), "shmget");
}

/// Its child is born in the new namespace; it ends with us.
void start_one() {
  sys::check(unshare(CLONE_NEWIPC), "unshare", "CLONE_NEWIPC");
  make_objects();
  sys::spawn([] {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    while (true) pause();
  });
}

int gather(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 1;
  for (int i = 0; i < count; ++i) start_one();
  std::puts("all are there");
  std::fflush(stdout);
  while (true) pause();
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("crowd", gather, argc, argv); }
