// The set is made and filled under a lock, which goes with whoever is killed while it has it. The
// kernel notes when the last semop was (sem_otime): never, in a set that nobody has filled. The
// slot is given back by hand.
#include <fcntl.h>
#include <semaphore.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ctime>
#include <exception>

#include "sem.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

union Argument {
  int value;
  semid_ds* status;
};

bool was_ever_used(int set, const char* name) {
  semid_ds status{};
  Argument argument{};
  argument.status = &status;
  sys::check(semctl(set, 0, IPC_STAT, argument), "semctl", name);
  return status.sem_otime != 0;
}

void fill(int set, const char* name, int jobs) {
  Argument argument{};
  argument.value = jobs;
  sys::check(semctl(set, free_slots, SETVAL, argument), "semctl", name);
  sembuf operation{is_filled, 1, 0};
  sys::check(semop(set, &operation, 1), "semop", name);
}

int open_set(const char* name, int key, int jobs) {
  const sys::Descriptor lock = sys::open("/dev/shm", O_RDONLY | O_DIRECTORY);
  while (flock(lock.get(), LOCK_EX) == -1) {
    if (errno != EINTR) sys::throw_errno("flock", "/dev/shm");
  }
  const int set = sys::check(semget(key, 2, IPC_CREAT | 0600), "semget", name);
  if (!was_ever_used(set, name)) fill(set, name, jobs);
  return set;
}

int change(int set, short by) {
  sembuf operation{free_slots, by, SEM_UNDO};
  int result = -1;
  do result = semop(set, &operation, 1);
  while (result == -1 && errno == EINTR);
  return result;
}

sys::Pid start(char** command) {
  const sys::Pid parent = getpid();
  const sys::Pid child = sys::fork();
  if (child != 0) return child;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) sys::exit_child(1);
  sys::exec(command);
}

void wait_for(sem_t* semaphore, const char* name, int timeout) {
  timespec end{};
  clock_gettime(CLOCK_REALTIME, &end);
  const long long nanoseconds = end.tv_nsec + timeout * 1'000'000LL;
  end.tv_sec += nanoseconds / 1'000'000'000;
  end.tv_nsec = nanoseconds % 1'000'000'000;
  for (;;) {
    if (timeout == for_ever && sem_wait(semaphore) == 0) return;
    if (timeout != for_ever && sem_timedwait(semaphore, &end) == 0) return;
    if (errno != EINTR) sys::throw_errno("sem_timedwait", name);
  }
}

}  // namespace

int run_system_v(const char* name, int key, int jobs, char** command) {
  const int set = open_set(name, key, jobs);
  sys::check(change(set, -1), "semop", name);
  const int status = sys::wait(start(command));
  const bool is_back = change(set, +1) == 0;
  const bool is_removed = errno == EINVAL || errno == EIDRM;  // then there is nobody to give it to
  if (!is_back && !is_removed) sys::throw_errno("semop", name);
  return status;
}

void remove_system_v(const char* name, int key) {
  const int set = sys::check(semget(key, 0, 0), "semget", name);
  sys::check(semctl(set, 0, IPC_RMID), "semctl", name);
}

int run_posix(const char* name, int jobs, int timeout, char** command) {
  sem_t* semaphore = sem_open(name, O_CREAT, 0600, jobs);
  if (semaphore == SEM_FAILED) sys::throw_errno("sem_open", name);
  wait_for(semaphore, name, timeout);
  try {
    const int status = sys::wait(start(command));
    sys::check(sem_post(semaphore), "sem_post", name);
    return status;
  } catch (const std::exception&) {
    sem_post(semaphore);
    throw;
  }
}

void remove_posix(const char* name) { sys::check(sem_unlink(name), "sem_unlink", name); }
