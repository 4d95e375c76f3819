#include "sem.hpp"

#include <fcntl.h>
#include <semaphore.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <ctime>

#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

/// Runs the command in a child that does not outlive us: our slot goes back when we end.
int run(char** command) {
  const sys::Pid parent = getpid();
  return sys::wait(sys::spawn([&]() -> int {
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
    if (getppid() != parent) return 1;  // it had ended before we could ask for the signal
    sys::exec(command);
  }));
}

/// Puts the slots into a set that has none yet. The kernel does all three operations or none, so
/// of many who try, one succeeds, and nobody ever sees a set that is half filled.
void fill(int set, const char* name, int jobs) {
  sembuf operations[] = {
      {is_filled, 0, IPC_NOWAIT}, {is_filled, +1, 0}, {free_slots, static_cast<short>(jobs), 0}};
  if (semop(set, operations, 3) == -1 && errno != EAGAIN) sys::throw_errno("semop", name);
}

/// Takes a slot, which the kernel gives back when this process ends, however it ends.
void take_slot(int set, const char* name) {
  sembuf operation{free_slots, -1, SEM_UNDO};
  while (semop(set, &operation, 1) == -1) {
    if (errno != EINTR) sys::throw_errno("semop", name);
  }
}

/// The moment `timeout` milliseconds from now.
timespec deadline(int timeout) {
  timespec time{};
  sys::check(clock_gettime(CLOCK_REALTIME, &time), "clock_gettime");
  time.tv_sec += timeout / 1000;
  time.tv_nsec += timeout % 1000 * 1'000'000L;
  if (time.tv_nsec >= 1'000'000'000) {
    time.tv_nsec -= 1'000'000'000;
    ++time.tv_sec;
  }
  return time;
}

/// A named semaphore, open.
class Semaphore {
 public:
  Semaphore(const char* name, int jobs)
      : name_{name}, semaphore_{sem_open(name, O_CREAT, 0600, jobs)} {
    if (semaphore_ == SEM_FAILED) sys::throw_errno("sem_open", name);
  }
  Semaphore(const Semaphore&) = delete;
  Semaphore& operator=(const Semaphore&) = delete;
  ~Semaphore() { sem_close(semaphore_); }

  void wait(int timeout) const {
    const timespec end = timeout == for_ever ? timespec{} : deadline(timeout);
    while ((timeout == for_ever ? sem_wait(semaphore_) : sem_timedwait(semaphore_, &end)) == -1) {
      if (errno != EINTR) sys::throw_errno("sem_wait", name_);
    }
  }
  void post() const { sem_post(semaphore_); }

 private:
  const char* name_;
  sem_t* semaphore_;
};

/// A slot of a semaphore. Nobody but us gives it back.
class Slot {
 public:
  Slot(const Semaphore& semaphore, int timeout) : semaphore_{semaphore} { semaphore.wait(timeout); }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;
  ~Slot() { semaphore_.post(); }

 private:
  const Semaphore& semaphore_;
};

}  // namespace

int run_system_v(const char* name, int key, int jobs, char** command) {
  const int set = sys::check(semget(key, 2, IPC_CREAT | 0600), "semget", name);
  fill(set, name, jobs);
  take_slot(set, name);
  return run(command);
}

void remove_system_v(const char* name, int key) {
  const int set = sys::check(semget(key, 0, 0), "semget", name);
  sys::check(semctl(set, 0, IPC_RMID), "semctl", name);
}

int run_posix(const char* name, int jobs, int timeout, char** command) {
  const Semaphore semaphore{name, jobs};
  const Slot slot{semaphore, timeout};
  return run(command);
}

void remove_posix(const char* name) { sys::check(sem_unlink(name), "sem_unlink", name); }
