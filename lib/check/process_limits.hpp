// What each process in a sandbox may use, as the kernel counts it.
#pragma once

#include <sys/resource.h>

#include <array>
#include <optional>

#include "check/lack.hpp"
#include "check/limits.hpp"

namespace boxlab {

/// One limit on a process (getrlimit(2)).
struct ProcessLimit {
  __rlimit_resource resource;  ///< RLIMIT_AS...
  const char* name;            ///< as prlimit(1) calls it: "msgqueue"
  rlim_t amount;               ///< both soft and hard; units as in getrlimit(2)
};

/// What the limits come to for each process. Allocates nothing.
std::array<ProcessLimit, 6> process_limits(const Limits& limits);

/// The lack where this process has hard limits below those: only root may raise them again, and a
/// sandbox has none.
std::optional<Lack> find_limits_lack(const Limits& limits);

}  // namespace boxlab
