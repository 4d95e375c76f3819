// Signals on their way to a process of a sandbox.
#pragma once

#include <functional>

#include "check/session.hpp"

namespace boxlab {

/// Sends `signal` to each of `processes`, and waits until they have taken it, or are gone: a signal
/// that is still pending when something else happens may interrupt nothing any more. Whoever blocks
/// it is not waited for.
void interrupt(Session& session, const Processes& processes, int signal);

/// For a program that waits for its command, and a command that waits for a line of input. When
/// both do, sends `signal` to the program, and only then lets the command go on. `find_program`
/// returns nullptr where it is not there. Returns how all that ended.
Run interrupt_while_waiting(Session& session,
                            const std::function<const Process*(const Processes&)>& find_program,
                            int signal);

}  // namespace boxlab
