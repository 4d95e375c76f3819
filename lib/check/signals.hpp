// Signals on their way to a process of a sandbox.
#pragma once

#include "check/session.hpp"

namespace boxlab {

/// Sends `signal` to each of `processes`, and waits until they have taken it, or are gone: a signal
/// that is still pending when something else happens may interrupt nothing any more. Whoever blocks
/// it is not waited for.
void interrupt(Session& session, const Processes& processes, int signal);

}  // namespace boxlab
