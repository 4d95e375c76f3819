// The lines of a text file.
#pragma once

#include "sys/descriptor.hpp"

namespace sys {

/// A text file that is read line by line (getline(3)), however long a line is. It owns what it
/// reads from.
///
///     sys::Lines lines{sys::Descriptor{open("/proc/self/mountinfo", O_RDONLY)}};
///     if (!lines.is_open()) sys::throw_errno("open", "/proc/self/mountinfo");
///     while (char* line = lines.next()) puts(line);
class Lines {
 public:
  /// Reads from `file`, which should be open. When it is not, neither is this object, and errno
  /// says why: see Directory.
  explicit Lines(Descriptor file);
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  ~Lines();

  /// Whether there is something to read.
  bool is_open() const { return stream_ != nullptr; }
  /// The next line, without its line feed: valid until the next call, and may be changed. nullptr
  /// at the end. Throws std::system_error when it can't be read.
  char* next();

 private:
  void* stream_;  // a FILE*; <cstdio> is not needed here
  char* line_ = nullptr;
  Size room_ = 0;
};

}  // namespace sys
