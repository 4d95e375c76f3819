// The explanation of a run that does not end.
#pragma once

#include <string>
#include <vector>

#include "check/message.hpp"
#include "check/proc.hpp"

namespace boxlab {

/// Why a run does not end.
struct Autopsy {
  /// One sentence a thread: who waits in which call on which object, and why nobody can wake it.
  std::vector<std::string> sentences;
  /// The processes and the objects between them, drawn in lines of text that begin with two spaces.
  std::string drawing;
  /// Nobody can ever wake any of the processes: waiting longer is no use. Only said when it is
  /// certain.
  bool is_hopeless = false;
  /// Nothing moves, and nothing will for the next minute, unless the judge does something.
  bool is_settled = false;
};

/// What the autopsy has before it: all processes of a sandbox at two moments.
struct Scene {
  const Processes& before;  ///< all processes at the first moment
  const Processes& now;     ///< all processes at the second
  double seconds_between;   ///< the two moments
  /// Pipes whose other end the judge holds, and serves: "pipe:[8123]".
  const std::vector<std::string>& served_pipes;
  /// For a closer look: at memory, and at the objects.
  const Windows& windows;
};

/// Nothing moved between the two moments: all processes are the same, and each of them waits in the
/// same call. This is cheap; without it, no run is hopeless.
bool nothing_moved(const Processes& before, const Processes& now);

/// Explains what each thread waits for. When nothing moved between the two moments, this is the
/// state that the run is in for good, unless somebody can wake it.
Autopsy examine(const Scene& scene);

}  // namespace boxlab
