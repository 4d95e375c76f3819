// What all ways of passing a message have in common, as far as measuring goes.
#pragma once

#include <memory>
#include <vector>

#include "sys/types.hpp"

namespace boxlab::bench {

/// The largest message that is measured, in bytes.
constexpr sys::Size largest_message = 64 << 10;

/// The largest one that a queue takes, POSIX or System V, by the limits that every IPC namespace
/// starts with (mq_overview(7): msgsize_max; msgget(2): MSGMAX).
constexpr sys::Size largest_in_queue = 8 << 10;

/// How many messages wait, at most, where the program decides that: as many as in a POSIX queue
/// (mq_overview(7): msg_max).
constexpr int messages_waiting = 10;

/// A message, laid out as msgsnd(2) wants it.
struct Message {
  long type = 1;
  char text[largest_message];
};

/// A way from one process to another. It is made before they part: one end is used in the one,
/// the other in the other. Neither call allocates.
class Channel {
 public:
  virtual ~Channel() = default;
  /// Sends `size` bytes of the text; waits while there is no room.
  virtual void send(const Message& message, sys::Size size) = 0;
  /// Receives as many; waits until they are there.
  virtual void receive(Message& message, sys::Size size) = 0;
};

/// One mechanism of the kernel.
struct Mechanism {
  const char* name;
  sys::Size largest;  ///< bytes of a message, at most
  /// Makes a channel for messages of this size. Throws std::system_error.
  std::unique_ptr<Channel> (*open)(sys::Size size);
};

Mechanism pipe_mechanism();
Mechanism fifo_mechanism();
Mechanism unix_stream_mechanism();
Mechanism unix_seqpacket_mechanism();
Mechanism posix_queue_mechanism();
Mechanism system_v_queue_mechanism();
Mechanism posix_semaphore_mechanism();
Mechanism system_v_semaphore_mechanism();
Mechanism futex_mechanism();

/// Wakes the other process, and carries nothing: no mechanism that sleeps can do less. A limit.
Mechanism futex_ping_pong();

/// All of them, in the order in which they are shown; without the limit.
std::vector<Mechanism> all_mechanisms();

}  // namespace boxlab::bench
