// What the checks of lab 02 send, and how they ask for refusals.
#pragma once

#include <string>
#include <vector>

#include "mailbox.hpp"

namespace boxlab {

/// Random letters, so many.
std::string random_letters(std::size_t count);
/// All bytes but '\0', which no argument can hold; no line break comes last.
std::string every_byte();
/// Checks that this text is in the mailbox when it has been sent, and comes out of it.
void check_text(Sandbox sandbox, const std::string& address, const std::string& text);

/// What must fail.
struct Refusal {
  std::string script;   ///< its last command is the one that fails
  std::string address;  ///< of the mailbox that the message names
  std::string reason;   ///< "EINVAL"
};

/// Checks that each script ends with status 1, the message, and nothing in a mailbox.
void check_refusals(const Sandbox& sandbox, const std::vector<Refusal>& refusals);

}  // namespace boxlab
