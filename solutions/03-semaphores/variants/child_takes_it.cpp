// The child takes the slot and then becomes the command, which so has it as long as it runs. The
// parent is there for the status. With the POSIX semaphore, the parent also gives the slot back.
#include <fcntl.h>
#include <semaphore.h>
#include <sys/prctl.h>
#include <sys/sem.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>

#include "sem.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

void end_with(pid_t parent) {
  sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
  if (getppid() != parent) sys::exit_child(1);
}

/// Calls `call` until no signal interrupts it.
template <class Call>
int repeat(Call call) {
  for (;;) {
    const int result = call();
    if (result != -1 || errno != EINTR) return result;
  }
}

void take_slot(int set, const char* name) {
  sembuf take{free_slots, -1, SEM_UNDO};
  sys::check(repeat([&] { return semop(set, &take, 1); }), "semop", name);
}

timespec deadline(int timeout) {
  using namespace std::chrono;
  const auto end = system_clock::now().time_since_epoch() + milliseconds{timeout};
  const auto whole = duration_cast<seconds>(end);
  return {whole.count(), duration_cast<nanoseconds>(end - whole).count()};
}

/// Gives a slot back at the end of its scope.
struct Giver {
  sem_t* semaphore;
  ~Giver() {
    sem_post(semaphore);
    sem_close(semaphore);
  }
};

}  // namespace

int run_system_v(const char* name, int key, int jobs, char** command) {
  const int set = sys::check(semget(key, 2, IPC_CREAT | 0600), "semget", name);
  if (semctl(set, is_filled, GETVAL) == 0) {
    sembuf fill[] = {
        {is_filled, 0, IPC_NOWAIT}, {free_slots, static_cast<short>(jobs), 0}, {is_filled, 1, 0}};
    if (semop(set, fill, 3) == -1 && errno != EAGAIN) sys::throw_errno("semop", name);
  }
  const pid_t parent = getpid();
  return sys::wait(sys::spawn([&]() -> int {
    end_with(parent);
    take_slot(set, name);
    sys::exec(command);
  }));
}

void remove_system_v(const char* name, int key) {
  const int set = sys::check(semget(key, 0, 0600), "semget", name);
  sys::check(semctl(set, 0, IPC_RMID), "semctl", name);
}

int run_posix(const char* name, int jobs, int timeout, char** command) {
  sem_t* semaphore = sem_open(name, O_CREAT, 0600, jobs);
  if (semaphore == SEM_FAILED) sys::throw_errno("sem_open", name);
  const timespec end = deadline(timeout);
  const auto wait = [&] {
    return timeout == for_ever ? sem_wait(semaphore) : sem_timedwait(semaphore, &end);
  };
  sys::check(repeat(wait), "sem_timedwait", name);
  const Giver giver{semaphore};
  const pid_t parent = getpid();
  return sys::wait(sys::spawn([&]() -> int {
    end_with(parent);
    sys::exec(command);
  }));
}

void remove_posix(const char* name) { sys::check(sem_unlink(name), "sem_unlink", name); }
