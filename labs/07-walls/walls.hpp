// Lab 07: the table that you fill in, in walls.cpp.
#pragma once

/// The ways in which one process can reach another. The handout says what "cut" means for each.
enum class Mechanism {
  pipe,                ///< pipe(2), inherited
  fifo,                ///< mkfifo(3), at /tmp/fifo
  system_v_queue,      ///< msgget(2), by its key
  system_v_semaphore,  ///< semget(2), by its key
  system_v_segment,    ///< shmget(2), by its key
  proc_sysvipc,        ///< the list of the three, /proc/sysvipc
  posix_queue,         ///< mq_open(3), "/walls"
  posix_memory,        ///< shm_open(3), "/walls"
  posix_semaphore,     ///< sem_open(3), "/walls"
  futex,               ///< futex(2), in a page of memory that both have inherited
  file_lock,           ///< flock(2), on /tmp/lock
  unix_socket,         ///< unix(7), at /tmp/socket
  abstract_socket,     ///< unix(7), with a zero byte in front of its name
  tcp,                 ///< tcp(7), on 127.0.0.1
  signal,              ///< kill(2), by the pid
  host_name,           ///< sethostname(2) and uname(2)
  user_id,             ///< getuid(2)
  queue_count,         ///< how many System V queues there may be: kernel.msgmni
  queue_bytes,         ///< how large all POSIX queues of a user may be: RLIMIT_MSGQUEUE
  memory_room,         ///< how much fits into /dev/shm
};

/// The kinds of namespaces, as /proc/PID/ns calls them. `ipc | net` is the set of these two.
enum Kind : unsigned {
  nothing = 0,
  ipc = 1,
  mnt = 2,
  net = 4,
  pid = 8,
  uts = 16,
  user = 32,
  cgroup = 64,
};

/// The row of the table for `mechanism`: the set of the kinds each of which, alone, cuts it.
///
/// It is a prediction: it asks nobody. A row that you do not want to predict yet is not_written, as
/// in the starter; then the checks of the others tell you about those.
unsigned cut_by(Mechanism mechanism);

/// Whether `mechanism` leads from one tenant to another, when they differ in all the kinds of
/// namespaces that are in `walls`, and in no others.
bool gets_through(Mechanism mechanism, unsigned walls);
