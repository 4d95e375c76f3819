// Bytes on their way from one descriptor to another.
#pragma once

#include <poll.h>

#include <cstdint>
#include <string>

#include "sys/descriptor.hpp"

namespace boxlab::vm {

/// A descriptor of our own for one that is not ours to close (fcntl(2), F_DUPFD_CLOEXEC).
sys::Descriptor duplicate(int number);

/// Carries bytes from one descriptor to another, piece by piece, whenever poll(2) says that it can
/// go on: it never waits itself. Closes both when the first one ends, and when nobody reads from
/// the second one any more. SIGPIPE must be ignored.
class Flow {
 public:
  /// Carries nothing.
  Flow() = default;
  Flow(sys::Descriptor from, sys::Descriptor to) : from_{std::move(from)}, to_{std::move(to)} {}

  /// What to wait for.
  pollfd wanted() const;
  /// Goes on, when what was wanted is there.
  void go_on(const pollfd& answer);

  /// Whether everything is carried.
  bool is_over() const { return !from_.is_open(); }
  /// Whether it is over because nobody reads any more (EPIPE).
  bool is_broken() const { return is_broken_; }
  /// How many bytes have arrived.
  std::uint64_t carried() const { return carried_; }

 private:
  void read_some();
  void write_some();
  void end();

  sys::Descriptor from_;
  sys::Descriptor to_;
  std::string waiting_;  ///< read, but not written yet
  std::uint64_t carried_ = 0;
  bool is_broken_ = false;
};

}  // namespace boxlab::vm
