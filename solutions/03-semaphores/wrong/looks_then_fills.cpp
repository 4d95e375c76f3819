// wrong: looks whether the set is filled and fills it, in two calls: another may do so in between
// rejected-by: first.look "2 run, 0 wait for a semaphore"
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
  union {
    int value;
  } slots{jobs};
  const int filled = sys::check(semctl(set, is_filled, GETVAL), "semctl", name);
  sembuf fill{is_filled, 1, 0};
  if (filled == 0) {
    sys::check(semctl(set, free_slots, SETVAL, slots), "semctl", name);
    sys::check(semop(set, &fill, 1), "semop", name);
  }
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
  sem_t* semaphore = sem_open(name, O_CREAT, 0600, jobs);
  if (semaphore == SEM_FAILED) sys::throw_errno("sem_open", name);
  const timespec end = deadline(timeout);
  while ((timeout == for_ever ? sem_wait(semaphore) : sem_timedwait(semaphore, &end)) == -1) {
    if (errno != EINTR) sys::throw_errno("sem_wait", name);
  }
  const Giver giver{semaphore};
  return run(command);
}

void remove_posix(const char* name) { sys::check(sem_unlink(name), "sem_unlink", name); }
