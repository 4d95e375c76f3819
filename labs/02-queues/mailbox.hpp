// What the checks of lab 02 look at: mailboxes, and the processes that wait at them.
#pragma once

#include <string>

#include "check/catch/check.hpp"
#include "check/catch/object_matchers.hpp"
#include "check/shell.hpp"

namespace boxlab {

/// A mailbox of that address is there, with so many messages in it, of so many bytes in all.
ObjectMatcher holds(const std::string& address, std::uint64_t messages, std::uint64_t bytes);
/// A POSIX mailbox of that name has room for so many messages, of so many bytes at most.
ObjectMatcher has_room(const std::string& name, long messages, long bytes);
/// A mailbox of that address has these permissions.
ObjectMatcher has_mode(const std::string& address, unsigned mode);
/// There are no more and no fewer mailboxes than this.
ObjectMatcher has_mailboxes(std::size_t count);

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

/// Its stderr has a line about this mailbox with this reason: "EAGAIN".
RunMatcher complained_of(const std::string& address, const std::string& reason);

}  // namespace boxlab
