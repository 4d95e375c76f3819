// Descriptors that go from one process to another.
#pragma once

#include "sys/descriptor.hpp"
#include "sys/types.hpp"

namespace sys {

/// Sends `data`, at least one byte, and with it a copy of `passed` over a Unix socket (SCM_RIGHTS
/// of unix(7)): whoever receives it has the same thing open, by whatever number. When `passed` owns
/// nothing, the data goes alone. Returns false when nobody is there any more. Throws
/// std::system_error.
///
///     sys::send_descriptor(socket, &word, sizeof word, sys::open_process(pid));
bool send_descriptor(const Descriptor& socket, const void* data, Size size,
                     const Descriptor& passed);

/// Receives `size` bytes and the descriptor that came with them, close-on-exec. Returns one that
/// owns nothing when none came. Throws std::system_error that names `from`, whoever that is; it is
/// ECONNRESET when the other side has gone without a word.
Descriptor receive_descriptor(const Descriptor& socket, void* data, Size size,
                              const char* from = nullptr);

}  // namespace sys
