// The explanation of a run that did not end.
#pragma once

#include <string>
#include <vector>

namespace boxlab {

/// Why a run did not end.
struct Autopsy {
  /// One sentence a process: who waits in which call on which object, and why nobody can wake it.
  std::vector<std::string> sentences;
  /// The processes and the objects between them, drawn in text of up to 80 columns; may be empty.
  std::string drawing;
};

}  // namespace boxlab
