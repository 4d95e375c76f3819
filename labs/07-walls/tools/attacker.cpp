// A tenant who tries to see, send to, attach, use up and remove what belongs to another. It knows
// all names. Prints a line for each attack: VERB MECHANISM through|cut.
//
//     attacker PID    of a process of the victim
//
// Says that it is ready, and waits to be told to go on, before it attacks; and again when it has
// used up all that there is, before it removes.
#include <signal.h>

#include <cstdio>
#include <cstdlib>

#include "attacks.hpp"
#include "sys/program.hpp"

namespace {

using namespace attacks;

constexpr auto synopsis = "attacker PID";

/// The process that is attacked.
pid_t victim;

struct Attack {
  const char* verb;
  const char* mechanism;
  bool (*gets_through)();
};

constexpr Attack uses[] = {
    {"send", "pipe", write_to_pipe},
    {"see", "fifo", see_fifo},
    {"send", "fifo", write_to_fifo},
    {"see", "system-v-queue", [] { return is_found(queue_id(), "msgget"); }},
    {"send", "system-v-queue", send_to_system_v_queue},
    {"see", "system-v-semaphore", [] { return is_found(set_id(), "semget"); }},
    {"send", "system-v-semaphore", post_system_v_semaphore},
    {"see", "system-v-segment", [] { return is_found(segment_id(), "shmget"); }},
    {"attach", "system-v-segment", write_to_segment},
    {"see", "proc-sysvipc", see_list},
    {"see", "posix-queue", see_posix_queue},
    {"send", "posix-queue", send_to_posix_queue},
    {"see", "posix-memory", see_posix_memory},
    {"attach", "posix-memory", write_to_posix_memory},
    {"send", "posix-semaphore", post_posix_semaphore},
    {"send", "futex", wake},
    {"see", "file-lock", see_lock},
    {"send", "unix-socket", [] { return reach(things::unix_address()); }},
    {"send", "abstract-socket", [] { return reach(things::abstract_address()); }},
    {"send", "tcp", [] { return reach(things::tcp_address()); }},
    {"send", "signal", [] { return is_found(kill(victim, SIGCONT), "kill"); }},
    {"see", "host-name", see_host_name},
    {"see", "user-id", [] { return getuid() == 0; }},
};

constexpr Attack removals[] = {
    {"remove", "fifo", [] { return is_found(unlink("/tmp/fifo"), "unlink"); }},
    {"remove", "system-v-queue", remove_queue},
    {"remove", "system-v-semaphore", remove_set},
    {"remove", "system-v-segment", remove_segment},
    {"remove", "posix-queue", [] { return is_found(mq_unlink(things::name), "mq_unlink"); }},
    {"remove", "posix-memory", [] { return is_found(shm_unlink(things::name), "shm_unlink"); }},
    {"remove", "posix-semaphore", [] { return is_found(sem_unlink(things::name), "sem_unlink"); }},
    {"remove", "file-lock", [] { return is_found(unlink("/tmp/lock"), "unlink"); }},
    {"remove", "unix-socket", [] { return is_found(unlink(things::socket_path), "unlink"); }},
    {"remove", "signal", [] { return is_found(kill(victim, SIGKILL), "kill"); }},
};

template <sys::Size count>
void try_all(const Attack (&list)[count]) {
  for (const auto& [verb, mechanism, gets_through] : list)
    std::printf("%-8s %-20s %s\n", verb, mechanism, gets_through() ? "through" : "cut");
  std::fflush(stdout);
}

/// Makes POSIX queues until one is refused. Where the limit is another one than the victim's, that
/// may never be: then ten are enough.
void make_queues(char prefix, long size) {
  for (int i = 0; i < 10; ++i) {
    const char queue[] = {'/', prefix, static_cast<char>('0' + i), '\0'};
    if (things::make_queue(queue, size) != -1) continue;
    if (errno == EMFILE || errno == ENOSPC) return;
    sys::throw_errno("mq_open", queue);
  }
}

/// Likewise.
void make_system_v_queues() {
  for (int i = 0; i < 10; ++i) {
    if (msgget(IPC_PRIVATE, 0600) != -1) continue;
    if (errno == ENOSPC) return;
    sys::throw_errno("msgget");
  }
}

void make_segments() {
  for (int i = 0; i < 10; ++i) {
    if (shmget(IPC_PRIVATE, 4096, 0600) != -1) continue;
    if (errno == ENOSPC) return;
    sys::throw_errno("shmget");
  }
}

void fill_memory() {
  static const char much[2 << 20] = {};
  const sys::Descriptor file = sys::open("/dev/shm/attacker", O_CREAT | O_WRONLY, 0600);
  if (write(file.get(), much, sizeof much) == -1 && errno != ENOSPC) sys::throw_errno("write");
}

void say_ready_and_wait() {
  char line;
  sys::check(write(ready, "\n", 1), "write");
  sys::check(read(go, &line, 1), "read");
}

int attack(int argc, char** argv) {
  if (argc != 2) return sys::report_usage("it takes a pid", synopsis);
  victim = std::atoi(argv[1]);
  say_ready_and_wait();
  try_all(uses);
  make_system_v_queues();
  make_segments();
  make_queues('l', 5000);
  make_queues('s', 16);
  fill_memory();
  say_ready_and_wait();
  try_all(removals);
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("attacker", attack, argc, argv); }
