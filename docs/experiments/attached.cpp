// Attaches a System V segment, leaves its IPC namespace, and uses the segment from there.
#include <sched.h>
#include <sys/ipc.h>
#include <sys/shm.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

void check(long result, const char* call) {
  if (result != -1) return;
  std::perror(call);
  std::exit(1);
}

}  // namespace

int main() {
  check(unshare(CLONE_NEWUSER | CLONE_NEWIPC), "unshare");
  const int segment = shmget(IPC_PRIVATE, 4096, 0600);
  check(segment, "shmget");
  auto* text = static_cast<char*>(shmat(segment, nullptr, 0));
  check(reinterpret_cast<long>(text), "shmat");
  std::strcpy(text, "written before");

  check(unshare(CLONE_NEWIPC), "unshare");
  std::printf("the memory still says: %s\n", text);
  if (shmat(segment, nullptr, 0) == reinterpret_cast<void*>(-1))
    std::printf("but by its id: %s\n", std::strerror(errno));
  return 0;
}
