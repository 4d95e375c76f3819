// What the checker was told on its command line, and what has come of its checks so far.
#pragma once

#include <string>

#include "check/verdict.hpp"

namespace boxlab {

/// The state of one checker process.
struct Judged {
  std::string lab;           ///< --lab: the name that stands in the document
  std::string program_name;  ///< --program-name
  std::string program;       ///< the bytes of the file that --program names
  VerdictDocument document;  ///< what has been judged so far
};

/// The one of this process.
Judged& judged();

}  // namespace boxlab
