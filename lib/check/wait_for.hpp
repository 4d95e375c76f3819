// Why one thread does not go on: the parts that an autopsy is made of.
//
// Each kind of thing that one can wait for has a file of its own, explain_*.cpp, with a function
// that knows it. The table in autopsy.cpp lists them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/autopsy.hpp"

namespace boxlab {

/// Why one thread does not go on.
struct Wait {
  const Process* process = nullptr;
  std::string action;       ///< "waits in read() on pipe:[8123]"
  std::string situation;    ///< "its write end is still open in pipeline (pid 2) as fd 4"
  std::string consequence;  ///< said when nobody can wake it: "so end-of-file never comes"
  std::string pipe;         ///< the pipe that it waits on, for the drawing
  std::vector<int> wakers;  ///< the processes that could end the wait by going on themselves
  bool is_hopeful = false;  ///< time, or somebody outside the sandbox, could end it too
  int rank = 0;             ///< where its sentence stands: causes (0) before what follows from them
};

/// Explains a thread of `process`, or says nothing when it does not know what the thread is doing.
using Explain = std::optional<Wait> (*)(const Process& process, const Thread& thread,
                                        const Scene& scene);

std::optional<Wait> explain_pipe(const Process& process, const Thread& thread, const Scene& scene);
std::optional<Wait> explain_child(const Process& process, const Thread& thread, const Scene& scene);
std::optional<Wait> explain_stop(const Process& process, const Thread& thread, const Scene& scene);
std::optional<Wait> explain_running(const Process& process, const Thread& thread,
                                    const Scene& scene);
/// Knows everything a little: names the call.
std::optional<Wait> explain_call(const Process& process, const Thread& thread, const Scene& scene);

/// An end of a pipe in the hands of a process.
struct Holder {
  const Process* process;
  int number;  ///< of the descriptor
};

/// Who has an end of `pipe` open: the write end, or else the read end.
std::vector<Holder> holders(const Processes& processes, const std::string& pipe, bool write_end);

/// The pids of all living processes but `process`.
std::vector<int> all_others(const Processes& processes, const Process& process);

/// Draws the pipes that `waits` are about, with who holds their ends.
std::string draw_pipes(const std::vector<Wait>& waits, const Processes& processes);

}  // namespace boxlab
