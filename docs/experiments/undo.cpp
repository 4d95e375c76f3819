// Takes a System V semaphore with SEM_UNDO, and leaves its IPC namespace. A witness, who stays
// behind, says what the semaphore's value is before and after.
#include <sched.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace {

int check(long result, const char* call) {
  if (result != -1) return static_cast<int>(result);
  std::perror(call);
  std::exit(1);
}

/// Answers each byte with the semaphore's value, as long as somebody asks.
void witness(int semaphore, int questions) {
  char byte = 0;
  while (read(questions, &byte, 1) == 1) {
    byte = static_cast<char>(semctl(semaphore, 0, GETVAL));
    check(write(questions, &byte, 1), "write");
  }
}

int ask(int questions) {
  char byte = '?';
  check(write(questions, &byte, 1), "write");
  check(read(questions, &byte, 1), "read");
  return byte;
}

}  // namespace

int main() {
  check(unshare(CLONE_NEWUSER | CLONE_NEWIPC), "unshare");
  const int semaphore = check(semget(IPC_PRIVATE, 1, 0600), "semget");
  check(semctl(semaphore, 0, SETVAL, 1), "semctl");

  int questions[2];
  check(socketpair(AF_UNIX, SOCK_STREAM, 0, questions), "socketpair");
  if (check(fork(), "fork") == 0) {
    close(questions[1]);  // otherwise the end of the questions never comes
    witness(semaphore, questions[0]);
    return 0;
  }

  sembuf take{0, -1, SEM_UNDO};
  check(semop(semaphore, &take, 1), "semop");
  std::printf("taken, with SEM_UNDO: the value is %d\n", ask(questions[1]));
  check(unshare(CLONE_NEWIPC), "unshare");
  std::printf("left, and still alive: the value is %d\n", ask(questions[1]));
  return 0;
}
