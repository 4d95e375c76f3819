// A tenant who tries to see, send to, attach, use up and remove what belongs to another. It knows
// all names. Prints a line for each attack: VERB MECHANISM through|cut.
//
//     attacker PID    of a process of the victim
//
// It has inherited from the victim: 3, to say "I am ready"; 4, to wait for "go on"; 5, a pipe; 6, a
// file with a futex at its beginning. It says and waits three times: before it looks; when it has
// attacked, and has used up what there is; before it removes.
#include <fcntl.h>
#include <linux/futex.h>
#include <mqueue.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "sys/descriptor.hpp"
#include "sys/program.hpp"
#include "things.hpp"

namespace {

constexpr auto synopsis = "attacker PID";

/// The process that is attacked.
pid_t victim;

using things::is_found;

const sys::Descriptor& inherited(int number) {
  static const sys::Descriptor ready{3};
  static const sys::Descriptor go{4};
  static const sys::Descriptor pipe{5};
  static const sys::Descriptor word{6};
  const sys::Descriptor* const all[] = {&ready, &go, &pipe, &word};
  return *all[number - 3];
}

void say_ready_and_wait() {
  sys::write_all(inherited(3), "\n", 1);
  char line;
  sys::read_all(inherited(4), &line, 1);
}

bool write_to_pipe() {
  sys::write_all(inherited(5), "hello", 5);
  return true;
}

/// Wakes whoever waits on the word, as soon as somebody does; two seconds are long enough.
bool wake() {
  void* word = mmap(nullptr, sizeof(std::uint32_t), PROT_READ | PROT_WRITE, MAP_SHARED,
                    inherited(6).get(), 0);
  if (word == MAP_FAILED) sys::throw_errno("mmap");
  for (int tries = 0; tries < 200; ++tries) {
    if (sys::check(syscall(SYS_futex, word, FUTEX_WAKE, 1, nullptr, nullptr, 0), "futex") == 1)
      return true;
    usleep(10'000);
  }
  return false;
}

bool see_fifo() {
  struct stat status {};
  return is_found(stat("/tmp/fifo", &status), "stat");
}

bool write_to_fifo() {
  const int fifo = open("/tmp/fifo", O_WRONLY | O_NONBLOCK | O_CLOEXEC);
  if (!is_found(fifo, "open")) return false;
  sys::write_all(sys::Descriptor{fifo}, "hello", 5);
  return true;
}

/// The id behind the key, or -1.
int queue_id() { return msgget(things::key, 0); }
int set_id() { return semget(things::key, 0, 0); }
int segment_id() { return shmget(things::key, 0, 0); }

bool send_to_system_v_queue() {
  const int queue = queue_id();
  if (!is_found(queue, "msgget")) return false;
  const long letter[2] = {1, 0};
  sys::check(msgsnd(queue, letter, sizeof letter[1], IPC_NOWAIT), "msgsnd");
  return true;
}

bool post_system_v_semaphore() {
  const int set = set_id();
  if (!is_found(set, "semget")) return false;
  sembuf post{0, 1, 0};
  sys::check(semop(set, &post, 1), "semop");
  return true;
}

bool write_to_segment() {
  const int segment = segment_id();
  if (!is_found(segment, "shmget")) return false;
  auto* address = static_cast<char*>(shmat(segment, nullptr, 0));
  if (reinterpret_cast<std::intptr_t>(address) == -1) sys::throw_errno("shmat");
  *address = 'x';
  return true;
}

bool remove_queue() {
  return is_found(queue_id(), "msgget") && msgctl(queue_id(), IPC_RMID, nullptr) == 0;
}

bool remove_set() { return is_found(set_id(), "semget") && semctl(set_id(), 0, IPC_RMID) == 0; }

bool remove_segment() {
  return is_found(segment_id(), "shmget") && shmctl(segment_id(), IPC_RMID, nullptr) == 0;
}

/// Whether /proc/sysvipc lists any queue: there is a line behind its head.
bool see_list() {
  const sys::Descriptor list = sys::open("/proc/sysvipc/msg", O_RDONLY);
  char text[4096];
  const sys::Size size = sys::read_all(list, text, sizeof text);
  return std::memchr(text, '\n', size) != text + size - 1;
}

bool see_posix_queue() { return is_found(mq_open(things::name, O_RDONLY), "mq_open"); }

bool send_to_posix_queue() {
  const mqd_t queue = mq_open(things::name, O_WRONLY | O_NONBLOCK);
  if (!is_found(queue, "mq_open")) return false;
  sys::check(mq_send(queue, "hello", 5, 0), "mq_send");
  return true;
}

bool see_posix_memory() { return is_found(shm_open(things::name, O_RDONLY, 0), "shm_open"); }

bool write_to_posix_memory() {
  const int memory = shm_open(things::name, O_RDWR, 0);
  if (!is_found(memory, "shm_open")) return false;
  void* address = mmap(nullptr, 1, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
  if (address == MAP_FAILED) sys::throw_errno("mmap");
  *static_cast<char*>(address) = 'x';
  return true;
}

bool post_posix_semaphore() {
  sem_t* semaphore = sem_open(things::name, 0);
  if (semaphore == SEM_FAILED) return is_found(-1, "sem_open");
  sys::check(sem_post(semaphore), "sem_post");
  return true;
}

/// A lock that is taken is one that somebody else has.
bool see_lock() {
  const int file = open("/tmp/lock", O_RDONLY | O_CLOEXEC);
  if (!is_found(file, "open")) return false;
  if (flock(file, LOCK_EX | LOCK_NB) == 0) return false;
  if (errno == EWOULDBLOCK) return true;
  sys::throw_errno("flock");
}

bool see_host_name() {
  utsname system{};
  sys::check(uname(&system), "uname");
  return std::strcmp(system.nodename, "victim") == 0;
}

bool reach(const things::Address& address) { return is_found(things::call(address), "connect"); }

struct Attack {
  const char* verb;
  const char* mechanism;
  bool (*gets_through)();
};

constexpr Attack attacks[] = {
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

int attack(int argc, char** argv) {
  if (argc != 2) return sys::report_usage("it takes a pid", synopsis);
  victim = std::atoi(argv[1]);
  say_ready_and_wait();
  try_all(attacks);
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
