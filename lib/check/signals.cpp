#include "check/signals.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

namespace boxlab {

namespace {

/// Looks at the signals that were sent to the process as a whole (proc(5)).
bool is_pending(const Session& session, const Process& process, int signal) {
  const std::string name = "ShdPnd:";
  const std::string status = session.read(process, "status");
  const std::size_t start = status.find(name);
  if (start == std::string::npos) return false;
  const std::uint64_t signals = std::stoull(status.substr(start + name.size()), nullptr, 16);
  return (signals >> (signal - 1) & 1) != 0;
}

}  // namespace

void interrupt(Session& session, const Processes& processes, int signal) {
  for (const Process& process : processes) session.send_signal(process, signal);
  session.wait_for([&](const Processes&) {
    return std::none_of(processes.begin(), processes.end(), [&](const Process& process) {
      return is_pending(session, process, signal);
    });
  });
}

}  // namespace boxlab
