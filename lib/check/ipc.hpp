// The IPC objects of a sandbox, as the kernel lists them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/message.hpp"

namespace boxlab {

/// What all System V objects have: the first columns of a table of /proc/sysvipc (sysvipc(7)).
struct SystemVObject {
  int key = 0;        ///< 0 for IPC_PRIVATE
  int id = 0;         ///< what msgget, semget or shmget returned
  unsigned mode = 0;  ///< permissions, as in ls -l
};

/// A System V message queue (msgget(2)).
struct MessageQueue : SystemVObject {
  std::uint64_t bytes = 0;     ///< of all messages in it
  std::uint64_t messages = 0;  ///< that wait in it
  int last_sender = 0;         ///< pid; 0 when nobody has sent anything yet
  int last_receiver = 0;       ///< likewise
};

/// A set of System V semaphores (semget(2)). Their values: read_semaphores().
struct SemaphoreSet : SystemVObject {
  int count = 0;  ///< of semaphores in it
};

/// A System V shared memory segment (shmget(2)).
struct Segment : SystemVObject {
  std::uint64_t bytes = 0;           ///< its size, as asked for
  int creator = 0;                   ///< pid
  int last_user = 0;                 ///< pid of the last shmat or shmdt
  int attachments = 0;               ///< how often it is mapped, by all processes together
  std::uint64_t resident_bytes = 0;  ///< in memory: what was touched
};

/// A POSIX message queue (mq_overview(7)).
struct NamedQueue {
  std::string name;         ///< "/jobs"
  unsigned mode = 0;        ///< permissions, as in ls -l
  long messages = 0;        ///< in it now
  long max_messages = 0;    ///< it has room for
  long message_size = 0;    ///< bytes that one may have at most
  std::uint64_t bytes = 0;  ///< of all messages in it (QSIZE)
};

/// A file in /dev/shm: POSIX shared memory (shm_overview(7)), or a named semaphore, whose file is
/// called sem.NAME (sem_overview(7)).
struct SharedFile {
  std::string name;         ///< "/ring" for the file /dev/shm/ring
  unsigned mode = 0;        ///< permissions, as in ls -l
  std::uint64_t bytes = 0;  ///< its size
  std::string beginning;    ///< its first bytes, 64 at most: a named semaphore is all there
};

/// All IPC objects of a sandbox that have a name outside the processes which use them.
struct IpcObjects {
  std::vector<MessageQueue> queues;      ///< of System V
  std::vector<SemaphoreSet> sets;        ///< of System V
  std::vector<Segment> segments;         ///< of System V
  std::vector<NamedQueue> named_queues;  ///< of POSIX
  std::vector<SharedFile> shared_files;  ///< of POSIX: memory and semaphores
};

/// The segments in the table /proc/sysvipc/shm.
std::vector<Segment> read_segments(const sys::Descriptor& table);

/// Reads the tables through the windows of a sandbox. Pids are those of the sandbox.
IpcObjects read_ipc_objects(const Windows& windows);

}  // namespace boxlab
