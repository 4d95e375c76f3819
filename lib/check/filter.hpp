// The system calls that no lab needs.
#pragma once

#include <linux/filter.h>

#include <vector>

namespace boxlab {

/// A seccomp filter that answers EPERM to the calls that no lab needs and that reach what
/// namespaces do not divide: loading kernels, modules and BPF, the clock, keyrings, io_uring,
/// userfaultfd, performance counters... Made once a process. Throws std::system_error.
const std::vector<sock_filter>& forbidden_calls();

}  // namespace boxlab
