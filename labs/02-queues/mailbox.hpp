// What the checks of lab 02 ask about mailboxes.
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

/// Its stderr has a line about this mailbox with this reason: "EAGAIN".
RunMatcher complained_of(const std::string& address, const std::string& reason);

}  // namespace boxlab
