// Lab 07: what one tenant can do with a thing of another. Each attack tells whether it got through.
#pragma once

#include <semaphore.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdint>

#include "sys/descriptor.hpp"
#include "things.hpp"

namespace attacks {

using things::is_found;

/// What the attacker has inherited from the victim.
enum Inherited {
  ready = 3,      ///< to say that it is ready
  go = 4,         ///< to be told to go on
  pipe_end = 5,   ///< the write end of a pipe
  word_file = 6,  ///< a file with a futex at its beginning
};

inline bool write_to_pipe() {
  sys::check(write(pipe_end, "hello", 5), "write");
  return true;
}

/// Wakes whoever waits on the word at the beginning of the file.
inline bool wake() { return things::wake(things::map_word(word_file)); }

inline bool see_fifo() {
  struct stat status {};
  return is_found(stat("/tmp/fifo", &status), "stat");
}

inline bool write_to_fifo() {
  const int fifo = open("/tmp/fifo", O_WRONLY | O_NONBLOCK | O_CLOEXEC);
  if (!is_found(fifo, "open")) return false;
  sys::write_all(sys::Descriptor{fifo}, "hello", 5);
  return true;
}

/// The id behind the key, or -1.
inline int queue_id() { return msgget(things::key, 0); }
inline int set_id() { return semget(things::key, 0, 0); }
inline int segment_id() { return shmget(things::key, 0, 0); }

inline bool send_to_system_v_queue() {
  const int queue = queue_id();
  if (!is_found(queue, "msgget")) return false;
  const long letter[2] = {1, 0};
  sys::check(msgsnd(queue, letter, sizeof letter[1], IPC_NOWAIT), "msgsnd");
  return true;
}

inline bool post_system_v_semaphore() {
  const int set = set_id();
  if (!is_found(set, "semget")) return false;
  sembuf post{0, 1, 0};
  sys::check(semop(set, &post, 1), "semop");
  return true;
}

inline bool write_to_segment() {
  const int segment = segment_id();
  if (!is_found(segment, "shmget")) return false;
  auto* address = static_cast<char*>(shmat(segment, nullptr, 0));
  if (reinterpret_cast<std::intptr_t>(address) == -1) sys::throw_errno("shmat");
  *address = 'x';
  return true;
}

inline bool remove_queue() {
  return is_found(queue_id(), "msgget") && msgctl(queue_id(), IPC_RMID, nullptr) == 0;
}

inline bool remove_set() {
  return is_found(set_id(), "semget") && semctl(set_id(), 0, IPC_RMID) == 0;
}

inline bool remove_segment() {
  return is_found(segment_id(), "shmget") && shmctl(segment_id(), IPC_RMID, nullptr) == 0;
}

/// Whether /proc/sysvipc lists any queue: there is a line behind its head.
inline bool see_list() {
  const sys::Descriptor list = sys::open("/proc/sysvipc/msg", O_RDONLY);
  char text[4096];
  const sys::Size size = sys::read_all(list, text, sizeof text);
  return std::memchr(text, '\n', size) != text + size - 1;
}

inline bool see_posix_queue() { return is_found(mq_open(things::name, O_RDONLY), "mq_open"); }

inline bool send_to_posix_queue() {
  const mqd_t queue = mq_open(things::name, O_WRONLY | O_NONBLOCK);
  if (!is_found(queue, "mq_open")) return false;
  sys::check(mq_send(queue, "hello", 5, 0), "mq_send");
  return true;
}

inline bool see_posix_memory() { return is_found(shm_open(things::name, O_RDONLY, 0), "shm_open"); }

inline bool write_to_posix_memory() {
  const int memory = shm_open(things::name, O_RDWR, 0);
  if (!is_found(memory, "shm_open")) return false;
  void* address = mmap(nullptr, 1, PROT_READ | PROT_WRITE, MAP_SHARED, memory, 0);
  if (address == MAP_FAILED) sys::throw_errno("mmap");
  *static_cast<char*>(address) = 'x';
  return true;
}

inline bool post_posix_semaphore() {
  sem_t* semaphore = sem_open(things::name, 0);
  if (semaphore == SEM_FAILED) return is_found(-1, "sem_open");
  sys::check(sem_post(semaphore), "sem_post");
  return true;
}

/// A lock that is taken is one that somebody else has.
inline bool see_lock() {
  const int file = open("/tmp/lock", O_RDONLY | O_CLOEXEC);
  if (!is_found(file, "open")) return false;
  if (flock(file, LOCK_EX | LOCK_NB) == 0) return false;
  if (errno == EWOULDBLOCK) return true;
  sys::throw_errno("flock");
}

inline bool see_host_name() {
  utsname system{};
  sys::check(uname(&system), "uname");
  return std::strcmp(system.nodename, "victim") == 0;
}

inline bool reach(const things::Address& address) {
  return is_found(things::call(address), "connect");
}

}  // namespace attacks
