// What `boxlab check` is asked for.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "course/trial.hpp"

namespace boxlab {

/// The command line of `boxlab check`.
struct CheckOptions {
  std::optional<std::string> lab;
  bool solution = false;
  std::string source;
  std::string program;
  std::optional<std::string> only;
  bool is_long = false;
  std::optional<Where> wish;
  bool json = false;
  bool verbose = false;
  std::uint32_t repeat = 1;
  std::uint32_t seed = 1;

  /// Adds all of them to the command.
  void add_to(CLI::App& command);
};

/// The lab that is asked for: the first one without a name. Throws UnknownName, and
/// CLI::ValidationError for the name of a check.
const Lab& choose_lab(const CheckOptions& options, const Course& course);

/// What is to be judged. Makes the learner's file when it is not there. Throws
/// CLI::ValidationError for a program that can't be executed.
Examinee choose_examinee(const CheckOptions& options, const Course& course, const Lab& lab);

/// What people call it: "your file: labs/01-pipes/pipeline.cpp".
std::string describe(const Examinee& examinee, const CheckOptions& options, const Course& course);

}  // namespace boxlab
