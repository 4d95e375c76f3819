// The few type names that every header here needs, without a heavy include.
#pragma once

namespace sys {

/// A number of bytes: std::size_t, spelled so that `<cstddef>` is not needed.
using Size = decltype(sizeof(0));

/// A process id: pid_t of <sys/types.h>.
using Pid = int;

}  // namespace sys
