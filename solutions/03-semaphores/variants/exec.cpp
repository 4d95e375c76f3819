// System V: nobody but the command itself holds the slot. What semop is to undo stays with a
// process that becomes another program, so sem takes a slot and then becomes the command.
#include <fcntl.h>
#include <semaphore.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ctime>

#include "sem.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

void fill(int set, const char* name, int jobs) {
  sembuf operations[] = {
      {is_filled, 0, IPC_NOWAIT}, {is_filled, 1, 0}, {free_slots, static_cast<short>(jobs), 0}};
  if (semop(set, operations, 3) == -1 && errno != EAGAIN) sys::throw_errno("semop", name);
}

bool is_over(sem_t* semaphore, int timeout) {
  timespec end{};
  clock_gettime(CLOCK_MONOTONIC, &end);
  const long nanoseconds = end.tv_nsec + timeout % 1000 * 1'000'000L;
  end.tv_sec += timeout / 1000 + nanoseconds / 1'000'000'000;
  end.tv_nsec = nanoseconds % 1'000'000'000;
  int result = -1;
  do {
    result =
        timeout == for_ever ? sem_wait(semaphore) : sem_clockwait(semaphore, CLOCK_MONOTONIC, &end);
  } while (result == -1 && errno == EINTR);
  return result == -1;
}

}  // namespace

int run_system_v(const char* name, int key, int jobs, char** command) {
  const int set = sys::check(semget(key, 2, IPC_CREAT | 0600), "semget", name);
  fill(set, name, jobs);
  sembuf take{free_slots, -1, SEM_UNDO};
  while (semop(set, &take, 1) == -1) {
    if (errno != EINTR) sys::throw_errno("semop", name);
  }
  sys::exec(command);
}

void remove_system_v(const char* name, int key) {
  const int set = sys::check(semget(key, 2, 0), "semget", name);
  sys::check(semctl(set, 0, IPC_RMID), "semctl", name);
}

/// The child becomes the command. The parent knows no exceptions until the slot is back.
int run_posix(const char* name, int jobs, int timeout, char** command) {
  sem_t* semaphore = sem_open(name, O_CREAT, 0600, jobs);
  if (semaphore == SEM_FAILED) sys::throw_errno("sem_open", name);
  if (is_over(semaphore, timeout)) sys::throw_errno("sem_clockwait", name);
  const pid_t parent = getpid();
  const pid_t child = fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() == parent) sys::exec(command);
    _exit(1);
  }
  const int error = errno;
  int status = 0;
  while (child != -1 && waitpid(child, &status, 0) == -1 && errno == EINTR) continue;
  sem_post(semaphore);
  errno = error;
  sys::check(child, "fork");
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void remove_posix(const char* name) { sys::check(sem_unlink(name), "sem_unlink", name); }
