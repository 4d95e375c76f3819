// A file descriptor with an owner.
#pragma once

#include "sys/types.hpp"

namespace sys {

/// Owns a file descriptor and closes it when it goes out of scope. It can be moved, not copied:
/// at any time one object, and only one, is responsible for closing.
class Descriptor {
 public:
  /// Owns nothing.
  Descriptor() = default;
  /// Takes over `number`, which must be open and owned by nobody else.
  explicit Descriptor(int number) : number_{number} {}
  /// Takes over what `other` owns, which then owns nothing.
  Descriptor(Descriptor&& other) noexcept : number_{other.release()} {}
  /// Likewise; what it owned before is closed.
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }

  /// The number, for a system call; -1 when nothing is owned.
  int get() const { return number_; }
  /// Whether something is owned.
  bool is_open() const { return number_ != -1; }

  /// Closes it now. Does nothing when nothing is owned.
  void close() noexcept;
  /// Gives the number away: the caller must close it.
  int release() noexcept;

 private:
  int number_ = -1;
};

/// Opens a file, close-on-exec (open(2)). Throws std::system_error that names the path.
Descriptor open(const char* path, int flags, unsigned mode = 0);

/// Makes the descriptor number `target` another name for `source`, as `2>&1` does in a shell
/// (dup2(2)). The copy is not close-on-exec: a program started by exec keeps it.
void redirect(const Descriptor& source, int target);

/// Writes all `size` bytes, however many calls it takes (write(2)).
void write_all(const Descriptor& to, const void* data, Size size);

/// Reads until `size` bytes are there or the file ends; returns how many came (read(2)).
Size read_all(const Descriptor& from, void* data, Size size);

}  // namespace sys
