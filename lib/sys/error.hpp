// Errors of system calls, as exceptions.
#pragma once

namespace sys {

/// Throws std::system_error for errno, worded "CALL OBJECT", e.g. "open /dev/mqueue/jobs".
/// `object` may be nullptr: the message is then CALL alone.
[[noreturn]] void throw_errno(const char* call, const char* object = nullptr);

/// Passes on the result of a system call, or throws std::system_error when it is -1:
///
///     int fd = sys::check(open(path, O_RDONLY), "open", path);
inline int check(int result, const char* call, const char* object = nullptr) {
  if (result == -1) throw_errno(call, object);
  return result;
}

/// The same for calls that return a number of bytes.
inline long check(long result, const char* call, const char* object = nullptr) {
  if (result == -1) throw_errno(call, object);
  return result;
}

/// Stands in a starter where the learner's code belongs. Says on stderr which function is not
/// written yet, and ends the program with status 70 (EX_SOFTWARE of sysexits.h).
[[noreturn]] void not_written(const char* function);

}  // namespace sys
