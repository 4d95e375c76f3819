// The processes that wait at mailboxes, for the checks of lab 02.
#pragma once

#include <string>

#include "check/catch/check.hpp"
#include "check/shell.hpp"

namespace boxlab {

/// Lets all go on until `count` processes `post COMMAND ...` wait at a mailbox.
Look look_at_waiting(Shell& shell, const std::string& command, std::size_t count = 1);
/// So many processes `post COMMAND ...` wait at a mailbox, without an end and without polling.
LookMatcher waits(const std::string& command, std::size_t count = 1);
/// The process `post COMMAND ...` goes on waiting after a signal that only interrupts.
LookMatcher still_waits(const std::string& command);
/// A process `post COMMAND ...` waits at a POSIX mailbox until some moment.
LookMatcher waits_for_a_while(const std::string& command);

/// Sends a signal to the process `post COMMAND ... LAST`, which waits, and lets it go on until it
/// waits again, or is gone.
void interrupt(Shell& shell, const std::string& command, const std::string& last, int signal);
/// Stops that process and lets it continue. Of several that wait at one mailbox, it is now the
/// last.
void move_to_the_end(Shell& shell, const std::string& command, const std::string& last);

}  // namespace boxlab
