// Why a run came out as it did, as far as that is known.
#pragma once

#include <string>
#include <vector>

#include "check/run.hpp"
#include "check/session.hpp"

namespace boxlab {

/// The beginning of a program's output, `most` bytes of it, in a form for one line.
std::string excerpt(const std::string& text, std::size_t most = 200);

/// A line for each text, as many as one reads.
std::string join_lines(const std::vector<std::string>& texts);

/// Texts for the `why` of a verdict.
struct Explanation {
  std::string text;          ///< sentences, a line each; may be empty
  bool is_complete = false;  ///< it is the cause itself: a hint could only distract from it
};

/// What helps to understand a run: its autopsy, where to look for its crash, or what it said.
Explanation explain(const Run& run);

/// What helps to understand a look: how the run ended, or what its processes were doing. That is
/// the cause only when none of them can go on.
Explanation explain(const Look& look);

}  // namespace boxlab
