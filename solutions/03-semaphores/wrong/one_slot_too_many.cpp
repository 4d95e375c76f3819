// wrong: one slot too many
// rejected-by: sem.slots "4 run, 1 wait for a semaphore"
// rejected-by: sem.gives-back "3 are free"
// rejected-by: first.twenty "3 run at once, 17 wait in the kernel for a semaphore"
// rejected-by: posix.slots "4 run, 1 wait for a semaphore"
// rejected-by: posix.twenty "3 run at once, 17 wait in the kernel for a semaphore"
// rejected-by: posix.gives-back "it has 3"
// rejected-by: posix.no-child "it has 2"
#include <fcntl.h>
#include <semaphore.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ctime>

#include "sem.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

int run(char** command) {
  const pid_t parent = getpid();
  const pid_t child = sys::fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    sys::exec(command);
  }
  return sys::wait(child);
}

timespec deadline(int timeout) {
  timespec time{};
  clock_gettime(CLOCK_REALTIME, &time);
  const long long nanoseconds = time.tv_nsec + timeout * 1'000'000LL;
  time.tv_sec += nanoseconds / 1'000'000'000;
  time.tv_nsec = nanoseconds % 1'000'000'000;
  return time;
}

struct Giver {
  sem_t* semaphore;
  ~Giver() { sem_post(semaphore); }
};

}  // namespace

int run_system_v(const char* name, int key, int jobs, char** command) {
  const int set = sys::check(semget(key, 2, IPC_CREAT | 0600), "semget", name);
  sembuf fill[] = {
      {is_filled, 0, IPC_NOWAIT}, {is_filled, 1, 0}, {free_slots, static_cast<short>(jobs + 1), 0}};
  if (semop(set, fill, 3) == -1 && errno != EAGAIN) sys::throw_errno("semop", name);
  sembuf take{free_slots, -1, SEM_UNDO};
  while (semop(set, &take, 1) == -1) {
    if (errno != EINTR) sys::throw_errno("semop", name);
  }
  return run(command);
}

void remove_system_v(const char* name, int key) {
  const int set = sys::check(semget(key, 0, 0), "semget", name);
  sys::check(semctl(set, 0, IPC_RMID), "semctl", name);
}

int run_posix(const char* name, int jobs, int timeout, char** command) {
  sem_t* semaphore = sem_open(name, O_CREAT, 0600, jobs + 1);
  if (semaphore == SEM_FAILED) sys::throw_errno("sem_open", name);
  const timespec end = deadline(timeout);
  while ((timeout == for_ever ? sem_wait(semaphore) : sem_timedwait(semaphore, &end)) == -1) {
    if (errno != EINTR) sys::throw_errno("sem_wait", name);
  }
  const Giver giver{semaphore};
  return run(command);
}

void remove_posix(const char* name) { sys::check(sem_unlink(name), "sem_unlink", name); }
