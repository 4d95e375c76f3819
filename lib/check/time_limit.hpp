// How long a call may wait, by the time that it was given.
#pragma once

#include <cstdint>
#include <ctime>
#include <optional>

#include "check/wait_for.hpp"

namespace boxlab {

/// The span of time at `address`, a timespec, in seconds; nothing where it can't be read.
std::optional<double> read_span(const Subject& subject, std::uint64_t address);

/// The same for a moment of `clock` (clock_gettime(2)): in how many seconds it comes.
std::optional<double> read_moment(const Subject& subject, std::uint64_t address, clockid_t clock);

/// Whether that is longer than the judge waits for anything. What is not known may come soon.
bool is_long(const std::optional<double>& seconds);

}  // namespace boxlab
