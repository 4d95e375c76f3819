#include "check/catch/matchers.hpp"

#include <fmt/format.h>

#include <utility>

#include "check/catch/explain.hpp"
#include "check/catch/finding.hpp"
#include "check/verdict.hpp"

namespace boxlab {

namespace {

bool ended(const Run& run) { return run.ending == Ending::exited || run.ending == Ending::killed; }

std::string first_difference(const std::string& expected, const std::string& got) {
  if (expected.size() < 40 && got.size() < 200) return excerpt(got);
  std::size_t at = 0;
  while (at < expected.size() && at < got.size() && expected[at] == got[at]) ++at;
  const std::string all = got.size() < 60 ? ": " + excerpt(got) : "";
  return fmt::format("{} bytes; the first that differs is number {}{}", got.size(), at + 1, all);
}

}  // namespace

RunMatcher::RunMatcher(std::string expected, Question question)
    : expected_{std::move(expected)}, question_{std::move(question)} {}

bool RunMatcher::match(const Run& run) const {
  const std::string wrong = ended(run) ? question_(run) : describe_end(run);
  if (wrong.empty()) return true;
  Explanation why = explain(run);
  if (why.text == "its " + wrong + "\n") why.text.clear();  // stderr is there already
  record({command_line(run.words), expected_, wrong, why.text, why.is_complete, {}, run.err});
  return false;
}

RunMatcher exited_with(int status) {
  return {fmt::format("exit status {}", status), [status](const Run& run) {
            const bool is_so = run.ending == Ending::exited && run.status == status;
            return is_so ? "" : describe_end(run);
          }};
}

RunMatcher printed(const std::string& text) {
  return {"stdout: " + excerpt(text), [text](const Run& run) {
            return run.out == text ? "" : "stdout: " + first_difference(text, run.out);
          }};
}

RunMatcher complained_of(const std::string& text) {
  return {fmt::format("a message about {} on stderr", excerpt(text)), [text](const Run& run) {
            return run.err.find(text) != std::string::npos ? "" : "stderr: " + excerpt(run.err);
          }};
}

RunMatcher left_nothing_behind() {
  return {"nothing is left when it has ended", [](const Run& run) {
            return run.leftovers.empty() ? "" : "still there: " + join_lines(run.leftovers);
          }};
}

RunMatcher waited_for_all_children() {
  return {"it waits for each of its children", [](const Run& run) {
            if (run.orphans == 0) return std::string{};
            return fmt::format("{} of its children had ended, and nobody waited for {}",
                               run.orphans, run.orphans == 1 ? "it" : "them");
          }};
}

RunMatcher stayed_below_mib(long mib) {
  return {fmt::format("no process takes more than {} MiB of memory", mib), [mib](const Run& run) {
            const long peak = run.peak_kib / 1024;
            return peak <= mib ? "" : fmt::format("one took {} MiB", peak);
          }};
}

LookMatcher::LookMatcher(std::string expected, Question question)
    : expected_{std::move(expected)}, question_{std::move(question)} {}

bool LookMatcher::match(const Look& look) const {
  const std::string wrong = look.ended ? describe_end(*look.ended) + ", before that could be seen"
                                       : question_(look.processes);
  if (wrong.empty()) return true;
  const Explanation why = explain(look);
  const std::string& err = look.ended ? look.ended->err : look.err;
  record({command_line(look.words), expected_, wrong, why.text, why.is_complete, {}, err});
  return false;
}

LookMatcher shows(std::string expected, LookMatcher::Question question) {
  return {std::move(expected), std::move(question)};
}

}  // namespace boxlab
