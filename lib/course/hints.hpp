// Hints: which, and how many.
#pragma once

#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "course/course.hpp"
#include "course/progress.hpp"

namespace boxlab {

/// The hints for a check, each more outspoken than the one before.
struct Hints {
  std::string check;               ///< its id
  std::string name;                ///< what the progress calls these hints
  std::vector<std::string> texts;  ///< none when the lab has none
};

/// The hints for a check that came out like this: those that lab.toml has for what is seen in the
/// verdict, or else the usual ones.
Hints choose_hints(const Lab& lab, const Verdict& check);

/// How many of them have been given.
std::size_t count_given(const Progress& progress, const Lab& lab, const Hints& hints);

/// Gives one more, where there is one: the progress says so from then on. A hint that the verdict
/// has shown already counts as given. Returns how many have been given now. Throws
/// std::system_error.
std::size_t give_hint(const Course& course, const Lab& lab, const Hints& hints,
                      const Verdict& check);

/// The check to begin with: the first that failed, or nullptr.
const Verdict* first_failed(const VerdictDocument& document);

}  // namespace boxlab
