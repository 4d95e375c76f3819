#include "cli/diff.hpp"

#include <sys/wait.h>

#include <sstream>
#include <stdexcept>

#include "check/printable.hpp"
#include "course/child.hpp"

namespace boxlab {

namespace {

constexpr int is_different = 1;

std::string paint_line(const std::string& line, const Palette& palette) {
  if (line.starts_with("---") || line.starts_with("+++")) return palette.strong(line);
  if (line.starts_with('+')) return palette.good(line);
  if (line.starts_with('-')) return palette.bad(line);
  return line.starts_with("@@") ? palette.quiet(line) : line;
}

}  // namespace

std::string diff(const Side& before, const Side& after, const Palette& palette) {
  Command command;
  command.words = {"/usr/bin/diff", "-u",       "-t",        "--label", before.name,
                   "--label",       after.name, before.file, after.file};
  command.environment = {"LC_ALL=C.UTF-8"};
  const Outcome outcome = run(command);
  if (!outcome.exited() || WEXITSTATUS(outcome.wait_status) > is_different)
    throw std::runtime_error{"diff: " + printable(outcome.err)};
  std::string text;
  std::istringstream lines{printable(outcome.out)};
  for (std::string line; std::getline(lines, line);) text += paint_line(line, palette) + '\n';
  return text;
}

}  // namespace boxlab
