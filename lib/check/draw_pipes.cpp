#include <fmt/core.h>

#include <algorithm>
#include <set>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

std::vector<std::string> labels(const std::vector<Holder>& holders) {
  std::vector<std::string> result;
  for (const Holder& holder : holders) {
    result.push_back(fmt::format("{} fd {}", holder.process->label(), holder.number));
  }
  if (result.empty()) result.emplace_back("nobody");
  return result;
}

std::size_t widest(const std::vector<std::string>& texts) {
  std::size_t width = 0;
  for (const std::string& text : texts) width = std::max(width, text.size());
  return width;
}

/// One pipe, its writers on the left and its readers on the right, a line each:
///
///     pipeline (pid 2) fd 4 --> pipe:[8123] --> wc (pid 4) fd 0
///     yes (pid 3) fd 1      -->
std::string draw(const std::string& pipe, const Processes& processes) {
  const auto writers = labels(holders(processes, pipe, true));
  const auto readers = labels(holders(processes, pipe, false));
  std::string drawing;
  for (std::size_t i = 0; i < std::max(writers.size(), readers.size()); ++i) {
    const bool has_writer = i < writers.size();
    const bool has_reader = i < readers.size();
    std::string line =
        fmt::format("  {:{}} {} {:{}}", has_writer ? writers[i] : "", widest(writers),
                    has_writer ? "-->" : "   ", i == 0 ? pipe : "", pipe.size());
    if (has_reader) line += " --> " + readers[i];
    drawing += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return drawing;
}

}  // namespace

std::string draw_pipes(const std::vector<Wait>& waits, const Processes& processes) {
  std::set<std::string> pipes;
  for (const Wait& wait : waits) {
    if (!wait.pipe.empty()) pipes.insert(wait.pipe);
  }
  std::string drawing;
  for (const std::string& pipe : pipes) drawing += draw(pipe, processes);
  return drawing;
}

}  // namespace boxlab
