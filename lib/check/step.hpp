// How the init of a sandbox reports a step that fails.
#pragma once

#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "check/message.hpp"

namespace boxlab {

/// Checks the steps of init. It can't throw: it tells the judge which step failed, and ends.
struct Step {
  int channel;  ///< to the judge

  /// Passes on the result of a system call; when it is -1, reports `what` and ends the sandbox.
  int must(int result, const char* what) const {
    if (result == -1) fail(what);
    return result;
  }

  /// Reports `what` with errno, and ends the sandbox.
  [[noreturn]] void fail(const char* what) const {
    Message failed;
    failed.error = errno;
    std::strncpy(failed.step, what, sizeof failed.step - 1);
    send_message(channel, failed, nullptr);
    _exit(1);
  }
};

}  // namespace boxlab
