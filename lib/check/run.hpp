// What one execution of a program in a sandbox came to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/autopsy.hpp"
#include "check/leftovers.hpp"

namespace boxlab {

/// How a run came to its end.
enum class Ending {
  exited,     ///< the program called exit or returned from main: Run::status is its status
  killed,     ///< a signal ended it: Run::signal is its number
  stuck,      ///< it waited for something that nobody could do any more: see Run::autopsy
  asleep,     ///< nothing moved, nor would have within the time limit: see Run::autopsy
  busy,       ///< one of its processes took more CPU time than the limit: see Run::autopsy
  timed_out,  ///< it still ran at the time limit: see Run::autopsy
  flooded,    ///< it wrote more than the limit on output
  oversized,  ///< all its processes together took more memory than the limit
};

/// One execution of a program in a sandbox.
struct Run {
  std::vector<std::string> words;  ///< the program's name and arguments
  Ending ending = Ending::exited;  ///< how it came to its end
  int status = 0;                  ///< exit status, when ending is `exited`
  int signal = 0;                  ///< signal number, when ending is `killed`
  std::string out;              ///< stdout: its beginning, Limits::kept_bytes at most, as it came
  std::string err;              ///< stderr, likewise
  std::uint64_t out_bytes = 0;  ///< how many bytes of stdout there were in all
  std::uint64_t err_bytes = 0;  ///< how many bytes of stderr there were in all
  double wall_seconds = 0;      ///< from its start to its end
  double cpu_seconds = 0;       ///< of the program and all children that it waited for
  long peak_kib = 0;            ///< peak memory of its largest process (ru_maxrss), in KiB
  int orphans = 0;              ///< children that it left for init to reap, dead or alive
  Leftovers leftovers;          ///< what was still there right after its end
  std::optional<Autopsy> autopsy;   ///< when it was stuck, asleep, busy or timed out
  std::optional<std::string> kept;  ///< the file that Sandbox::keep asks for
};

/// The command line as one would type it, quoted where a shell needs it.
std::string command_line(const std::vector<std::string>& words);

/// "exit status 3", "killed by SIGSEGV (11)", "stuck after 0.2 s"...
std::string describe_end(const Run& run);

}  // namespace boxlab
