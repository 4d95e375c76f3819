// One of two peers: makes a thing that has a name, or looks for it by that name.
//
//     peer make KIND           makes it; a server goes on in the background
//     peer find KIND           exits with 0 when it is there, with 1 when it is not
//     peer fill posix-queue    makes queues until RLIMIT_MSGQUEUE forbids one more, and stays there
//
// For "futex", stdin is a file: the word is at its beginning.
#include <fcntl.h>
#include <linux/futex.h>
#include <mqueue.h>
#include <net/if.h>
#include <semaphore.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>

#include "sys/descriptor.hpp"
#include "sys/program.hpp"
#include "things.hpp"

namespace {

constexpr auto synopsis = "peer make|find|fill KIND";
constexpr int only_new = O_CREAT | O_EXCL | O_RDWR;

/// Leaves a copy of this process behind, which does `body` for ever.
template <class Body>
int go_on_in_background(Body body) {
  if (sys::check(fork(), "fork") != 0) return 0;
  for (;;) body();
}

/// The exit status of `find`.
int status(bool is_found) { return is_found ? 0 : 1; }

/// The same, by the result of the call that looks for it.
int find(int result, const char* call) { return status(things::is_found(result, call)); }

int make_system_v() {
  constexpr int flags = IPC_CREAT | IPC_EXCL | 0600;
  sys::check(msgget(things::key, flags), "msgget");
  sys::check(semget(things::key, 1, flags), "semget");
  sys::check(shmget(things::key, 4096, flags), "shmget");
  return 0;
}

int make_queue(const char* queue, long size) {
  sys::check(things::make_queue(queue, size), "mq_open", queue);
  return 0;
}

int make_posix_queue() { return make_queue(things::name, 1024); }

int find_posix_queue() { return find(mq_open(things::name, O_RDWR), "mq_open"); }

/// Whoever fills stays there: without a process in it, its namespace would go, and all queues too.
int fill_posix_queue() {
  for (int number = 0;; ++number) {
    char queue[32];
    std::snprintf(queue, sizeof queue, "/walls.%d", number);
    if (things::make_queue(queue, 1024) != -1) continue;
    if (errno == EMFILE) return go_on_in_background([] { pause(); });
    sys::throw_errno("mq_open", queue);
  }
}

int make_posix_memory() {
  const sys::Descriptor memory{
      sys::check(shm_open(things::name, only_new, 0600), "shm_open", things::name)};
  return sys::check(ftruncate(memory.get(), 4096), "ftruncate");
}

int find_posix_memory() { return find(shm_open(things::name, O_RDWR, 0), "shm_open"); }

int make_posix_semaphore() {
  if (sem_open(things::name, O_CREAT | O_EXCL, 0600, 0) == SEM_FAILED)
    sys::throw_errno("sem_open", things::name);
  return 0;
}

int find_posix_semaphore() {
  const bool failed = sem_open(things::name, 0) == SEM_FAILED;
  return find(failed ? -1 : 0, "sem_open");
}

int make_futex() {
  std::uint32_t* word = things::map_word(STDIN_FILENO);
  return go_on_in_background(
      [word] { syscall(SYS_futex, word, FUTEX_WAIT, 0, nullptr, nullptr, 0); });
}

int find_futex() { return status(things::wake(things::map_word(STDIN_FILENO))); }

int serve(const things::Address& address) {
  const int server = sys::check(socket(address.any.sa_family, SOCK_STREAM, 0), "socket");
  sys::check(bind(server, &address.any, address.length), "bind");
  sys::check(listen(server, 8), "listen");
  return go_on_in_background([] { pause(); });
}

int look_for(const things::Address& address) { return find(things::call(address), "connect"); }

/// In a new network namespace, the loopback interface is there, but down.
void raise_loopback() {
  const sys::Descriptor any{sys::check(socket(AF_INET, SOCK_DGRAM, 0), "socket")};
  ifreq request{};
  std::strcpy(request.ifr_name, "lo");
  request.ifr_flags = IFF_UP;
  sys::check(ioctl(any.get(), SIOCSIFFLAGS, &request), "ioctl", "SIOCSIFFLAGS lo");
}

int serve_tcp() {
  raise_loopback();
  return serve(things::tcp_address());
}

constexpr struct {
  const char* verb;
  const char* kind;
  int (*act)();
} acts[] = {
    {"make", "system-v", make_system_v},
    {"find", "system-v-queue", [] { return find(msgget(things::key, 0), "msgget"); }},
    {"find", "system-v-semaphore", [] { return find(semget(things::key, 0, 0), "semget"); }},
    {"find", "system-v-segment", [] { return find(shmget(things::key, 0, 0), "shmget"); }},
    {"make", "posix-queue", make_posix_queue},
    {"find", "posix-queue", find_posix_queue},
    {"make", "small-queue", [] { return make_queue("/small", 16); }},
    {"make", "large-queue", [] { return make_queue("/large", 5000); }},
    {"fill", "posix-queue", fill_posix_queue},
    {"make", "posix-memory", make_posix_memory},
    {"find", "posix-memory", find_posix_memory},
    {"make", "posix-semaphore", make_posix_semaphore},
    {"find", "posix-semaphore", find_posix_semaphore},
    {"make", "futex", make_futex},
    {"find", "futex", find_futex},
    {"make", "unix-socket", [] { return serve(things::unix_address()); }},
    {"find", "unix-socket", [] { return look_for(things::unix_address()); }},
    {"make", "abstract-socket", [] { return serve(things::abstract_address()); }},
    {"find", "abstract-socket", [] { return look_for(things::abstract_address()); }},
    {"make", "tcp", serve_tcp},
    {"find", "tcp", [] { return look_for(things::tcp_address()); }},
};

int act(int argc, char** argv) {
  if (argc != 3) return sys::report_usage("it takes a verb and a kind", synopsis);
  for (const auto& [verb, kind, act] : acts) {
    if (std::strcmp(argv[1], verb) == 0 && std::strcmp(argv[2], kind) == 0) return act();
  }
  return sys::report_usage("that it can't do", synopsis);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("peer", act, argc, argv); }
