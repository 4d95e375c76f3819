// Answering a name that does not exist with the one that was probably meant.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace boxlab {

/// How many letters have to be put in, taken out or changed to make one word of the other.
std::size_t edit_distance(std::string_view from, std::string_view to);

/// The candidate that differs least from `word`; nothing when more than half of its letters would
/// have to change.
std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates);

/// Somebody asked for a thing that does not exist. what() says what was probably meant, or what
/// there is.
class UnknownName : public std::runtime_error {
 public:
  /// `kind` is what was asked for: "lab", "check"...
  UnknownName(std::string_view kind, std::string_view name,
              const std::vector<std::string>& candidates)
      : UnknownName{kind, name, candidates, candidates} {}
  /// The same, where things are listed in other words than those that one can say for them.
  UnknownName(std::string_view kind, std::string_view name,
              const std::vector<std::string>& candidates, const std::vector<std::string>& listed);
};

}  // namespace boxlab
