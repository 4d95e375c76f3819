#include "check/steps.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace boxlab {

namespace {

/// Typed lines as one line, as a shell would take it too.
std::string one_line(std::string typed) {
  while (!typed.empty() && typed.back() == '\n') typed.pop_back();
  for (auto at = typed.find('\n'); at != std::string::npos; at = typed.find('\n', at)) {
    typed.replace(at, 1, "; ");
  }
  return typed;
}

}  // namespace

void Steps::see(const Things& things) {
  for (const Thing& thing : things) {
    // A process that is there since an earlier step may make something in a later one.
    const auto process = makers_.find(fmt::format("process {}", thing.maker));
    makers_.emplace(thing.identity, process == makers_.end() ? texts_.size() - 1 : process->second);
  }
}

void Steps::begin(const std::string& typed) { texts_.push_back(one_line(typed)); }

void Steps::go_on(const std::string& typed) {
  if (texts_.size() == 1) return begin(typed);
  texts_.back() += "; " + one_line(typed);
}

std::string Steps::maker(const Thing& thing) const {
  const std::string process = thing.maker == 0 ? "" : fmt::format(" pid {}", thing.maker);
  const auto found = makers_.find(thing.identity);
  const bool has_steps = texts_.size() > 2;  // with one, its text says nothing new
  const std::string step = found == makers_.end() || !has_steps ? "" : texts_[found->second];
  if (process.empty() && step.empty()) return "";
  return fmt::format(", made by{}{}", process, step.empty() ? "" : ": " + step);
}

Leftovers Steps::describe(const Things& things) const {
  Leftovers leftovers;
  for (const Thing& thing : things) leftovers.push_back(thing.text + maker(thing));
  return leftovers;
}

}  // namespace boxlab
