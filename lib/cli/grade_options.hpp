// What `boxlab grade` is asked for.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "check/verdict.hpp"
#include "grade/grader.hpp"

namespace boxlab {

/// The command line of `boxlab grade`.
struct GradeCommand {
  std::vector<std::filesystem::path> paths;
  std::string out;
  std::string roster;
  std::string lab;
  std::optional<std::string> only_check;
  std::int64_t since = 0;  ///< in seconds since 1970
  std::string replay;
  unsigned chunks = 0;  ///< how many are to be made, and not run
  std::optional<Where> wish;
  grade::GradeOptions grading{std::max(1u, std::thread::hardware_concurrency())};

  /// Adds all of them to the command.
  void add_to(CLI::App& command);
};

/// The moment that somebody has typed as "2026-11-26" or "2026-11-26 18:00", as this place counts
/// time, in seconds since 1970; nothing where it is none.
std::optional<std::int64_t> to_moment(const std::string& text);

}  // namespace boxlab
