// A descriptor of a process.
#pragma once

#include "sys/descriptor.hpp"

namespace sys {

/// Opens the process `pid`, close-on-exec (pidfd_open(2)). The descriptor means this one process
/// for ever: also when that has ended, and its number is given to another. Throws
/// std::system_error that names the pid when there is no such process.
Descriptor open_process(Pid pid);

/// Whether the process has ended, be it waited for or not. Does not wait.
bool has_ended(const Descriptor& process);

}  // namespace sys
