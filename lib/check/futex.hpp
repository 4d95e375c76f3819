// What stands behind a futex: the objects that glibc builds on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "check/wait_for.hpp"

namespace boxlab {

/// A call that waits on a futex (futex(2)).
struct FutexWait {
  std::uint64_t address = 0;   ///< of the word, in the memory of the process that waits
  int command = 0;             ///< FUTEX_WAIT, FUTEX_LOCK_PI..., without its flags
  bool is_private = false;     ///< FUTEX_PRIVATE_FLAG: only its own process can wake it
  std::uint32_t expected = 0;  ///< what the word had to be when the wait began
  bool has_limit = false;      ///< it ends by itself some time
  bool is_long = false;        ///< but that is later than the judge waits
};

/// The arguments of the call that the thread is in, if that waits on a futex.
std::optional<FutexWait> find_futex_wait(const Subject& subject);

/// An object of glibc. The kernel knows only the word on which one waits, so this is read from the
/// memory around it, by the layout of 64-bit glibc (2.36 to 2.41).
struct Primitive {
  /// What glibc has there; `thread` is what pthread_join(3) waits on.
  enum class Kind { semaphore, mutex, condition, thread, unknown };
  Kind kind = Kind::unknown;  ///< what it was recognised as
  unsigned value = 0;         ///< of a semaphore; of an unknown futex, its word
  unsigned waiters = 0;       ///< of a semaphore or condition variable
  int owner = 0;              ///< the thread that holds the mutex, or whose end is waited for
};

/// Looks at the memory around the futex; of `Kind::unknown` where it is none of the others, or
/// where that memory can't be read.
Primitive recognise(const Subject& subject, const FutexWait& wait);

}  // namespace boxlab
