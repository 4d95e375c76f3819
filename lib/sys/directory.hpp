// The names in a directory.
#pragma once

#include "sys/descriptor.hpp"

namespace sys {

/// A directory that is read name by name (readdir(3)). It owns what it reads from, and closes it
/// when it goes out of scope.
///
///     sys::Directory directory{sys::Descriptor{open("/proc/self/fd", O_RDONLY | O_DIRECTORY)}};
///     if (!directory.is_open()) sys::throw_errno("open", "/proc/self/fd");
///     while (const char* name = directory.next()) puts(name);
class Directory {
 public:
  /// Reads from `directory`, which should be open on one (fdopendir(3)). When it is not, neither is
  /// this object, and errno says why: where things come and go, that need not be an error.
  explicit Directory(Descriptor directory);
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  ~Directory();

  /// Whether there is something to read.
  bool is_open() const { return stream_ != nullptr; }
  /// The next name, but "." and "..": valid until the next call. nullptr at the end, and when the
  /// directory has gone meanwhile, as one in /proc does with its process. Throws std::system_error
  /// when it can't be read.
  const char* next();

 private:
  void* stream_;  // a DIR*; <dirent.h> is not needed here
};

}  // namespace sys
