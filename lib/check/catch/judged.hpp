// What the checker was told on its command line, and what has come of its checks so far.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "check/verdict.hpp"

namespace boxlab {

/// The state of one checker process.
struct Judged {
  std::string program_name;         ///< --program-name
  std::string program;              ///< the bytes of the file that --program names
  std::string shown;                ///< --shown: what people call that file; empty when they can't
  std::string source;               ///< --source: what it was built from; empty when nobody knows
  std::string course;               ///< --course: the directory that holds labs/
  std::vector<Verdict> verdicts;    ///< what has been judged so far
  bool has_failed = false;          ///< the check that goes on now: nothing more is asked of it
  std::set<std::string> postponed;  ///< checks that need others first, and those others
};

/// The one of this process.
Judged& judged();

/// The verdict on the check `id`, or nullptr as long as there is none.
const Verdict* find_verdict(const std::string& id);

}  // namespace boxlab
