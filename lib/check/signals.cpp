#include "check/signals.hpp"

#include <unistd.h>

#include <algorithm>
#include <string>

#include "check/signal_set.hpp"

namespace boxlab {

namespace {

/// Whether the signal was sent to the process as a whole, and is about to be taken: one that the
/// process blocks is not.
bool is_on_its_way(const Session& session, const Process& process, int signal) {
  const std::string status = session.read(process, "status");
  const std::uint64_t signals = find_set(status, "ShdPnd:") & ~find_set(status, "SigBlk:");
  return (signals >> (signal - 1) & 1) != 0;
}

bool reads_input(const Process& process) { return process.reads(STDIN_FILENO); }

bool both_wait(const Process* program, const Processes& processes) {
  return program != nullptr && program->main_thread().state == 'S' &&
         std::any_of(processes.begin(), processes.end(), reads_input);
}

}  // namespace

void interrupt(Session& session, const Processes& processes, int signal) {
  for (const Process& process : processes) session.send_signal(process, signal);
  session.wait_for([&](const Processes&) {
    return std::none_of(processes.begin(), processes.end(), [&](const Process& process) {
      return is_on_its_way(session, process, signal);
    });
  });
}

Run interrupt_while_waiting(Session& session,
                            const std::function<const Process*(const Processes&)>& find_program,
                            int signal) {
  const Look look = session.wait_for(
      [&](const Processes& processes) { return both_wait(find_program(processes), processes); });
  const Process* program = find_program(look.processes);
  if (program != nullptr) interrupt(session, {*program}, signal);
  session.type("go\n");
  return session.finish();
}

}  // namespace boxlab
