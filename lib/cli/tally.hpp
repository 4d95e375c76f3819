// Several runs of one trial.
#pragma once

#include "check/verdict.hpp"

namespace boxlab {

/// How several runs of one trial came out.
struct Tally {
  unsigned passed = 0;
  int status = 0;         ///< what to exit with: a failure in any run counts most
  VerdictDocument shown;  ///< the first that did not pass, or else the last

  void add(const VerdictDocument& document);
  bool passed_all() const { return status == 0; }
};

}  // namespace boxlab
