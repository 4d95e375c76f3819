// Solutions against other tools that do the same, where a lab has a script for it.
#pragma once

#include <optional>
#include <string>

#include "bench/stopwatch.hpp"
#include "course/course.hpp"

namespace boxlab::bench {

/// What came of a race.
struct Race {
  std::string ours;    ///< what was measured: "ipcscope, 1000 namespaces"
  std::string theirs;  ///< what it was measured against: "lsns, nsenter, ipcs"
  Comparison seconds;  ///< medians of the rounds
};

/// Runs the script solutions/NN-name/race of a lab `rounds` times, in a sandbox with the lab's
/// solution, optimized (-O2), and its tools. It prints three lines: the seconds that each side
/// took, with a blank between them; and what `ours` and `theirs` of the result say. Nothing when
/// the lab has no such script. Throws std::runtime_error when it fails, or the solution does not
/// build.
std::optional<Race> run_race(const Course& course, const Lab& lab, int rounds);

}  // namespace boxlab::bench
