// What can stand at the cursor of a command line: the answer to the Tab key.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace boxlab {

/// A word, and what it means; the description may be empty.
struct Candidate {
  std::string word;
  std::string description;
};

/// What can stand at the cursor. Names of files are left to the shell, which knows how to quote
/// them.
struct Candidates {
  enum class Names { none, files, directories };

  std::vector<Candidate> words;
  Names names = Names::none;
};

/// The words that can stand in place of the last of `words`, which is perhaps empty, and which they
/// all begin with. They come from the definitions of `app`; labs and checks, from the course.
Candidates find_candidates(const CLI::App& app, const std::vector<std::string>& words);

/// Answers `boxlab complete WORD...`, by which the shells' scripts ask: a line for each candidate,
/// the word and after a tab its description; ":files" or ":directories" where the shell is to look.
int answer_shell(const CLI::App& app, const std::vector<std::string>& words);

}  // namespace boxlab
