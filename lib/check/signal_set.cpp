#include "check/signal_set.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstring>

#include "check/proc.hpp"

namespace boxlab {

std::vector<int> members(std::uint64_t set) {
  std::vector<int> signals;
  for (int signal = 1; signal <= 64; ++signal) {
    if ((set >> (signal - 1) & 1) != 0) signals.push_back(signal);
  }
  return signals;
}

std::string name_signals(const std::vector<int>& signals, const std::string& separator) {
  std::vector<std::string> names;
  for (const int signal : signals) {
    const char* name = sigabbrev_np(signal);
    names.push_back(name == nullptr ? fmt::format("signal {}", signal)
                                    : fmt::format("SIG{}", name));
  }
  return fmt::format("{}", fmt::join(names, separator));
}

std::uint64_t find_set(const std::string& status, const std::string& key) {
  const std::size_t at = status.find(key);
  return at == std::string::npos ? 0 : std::stoull(status.substr(at + key.size()), nullptr, 16);
}

std::string describe_deafness(const std::string& status) {
  const auto blocked = members(find_set(status, "SigBlk:"));
  if (!blocked.empty()) return "it blocks " + name_signals(blocked, ", ");
  const auto ignored = members(find_set(status, "SigIgn:"));
  return ignored.empty() ? "" : "it ignores " + name_signals(ignored, ", ");
}

std::vector<int> read_held_signals(const sys::Descriptor& proc, int pid) {
  const std::string status = read_text(proc, fmt::format("{}/status", pid));
  return members(find_set(status, "ShdPnd:") & find_set(status, "SigBlk:"));
}

}  // namespace boxlab
