// Pipelines of commands that stay, and what the kernel shows of them.
#pragma once

#include "check/catch/check.hpp"

namespace boxlab {

/// Starts sleep 1001 | sleep 1002 | ... and waits until all of them sleep.
Look look_at_sleepers(int count);

/// So many of them are there.
LookMatcher runs_at_once(std::size_t count);
/// stdout of each is the write end of the pipe that the next one reads from.
LookMatcher joins_neighbours();
/// So many different pipes join them.
LookMatcher uses_pipes_once(std::size_t count);
/// They are the program's own children, and there is no other process.
LookMatcher runs_nothing_else();
/// Nothing but 0, 1 and 2 is open in them.
LookMatcher opens_only_standard_streams();
/// SIGPIPE is not ignored in them.
LookMatcher leaves_sigpipe_alone();

}  // namespace boxlab
