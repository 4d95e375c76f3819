#include "cli/next_step.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/need.hpp"
#include "cli/offer.hpp"
#include "cli/text.hpp"

namespace boxlab {

namespace {

bool has_failed(const Verdict& check) { return check.status != Status::pass && check.was_tried(); }

std::string call(const Course& course, const Lab& lab, const std::string& options = "") {
  return fmt::format("  {} check {}{}\n", course.command(), lab.names()[1], options);
}

/// For a lab that is done: the one after it, where there is one.
std::string go_on(const Exam& exam) {
  const auto& labs = exam.course.labs;
  auto next = std::find_if(labs.begin(), labs.end(),
                           [&](const Lab& lab) { return lab.name == exam.lab.name; });
  if (next == labs.end() || ++next == labs.end()) return "";
  return fmt::format("\nNext: {}, {}\n{}", next->name, next->title, call(exam.course, *next));
}

std::string praise(const Exam& exam) {
  if (!exam.is_partial) return " All checks pass." + go_on(exam);
  const std::string these = exam.checks.size() == 1 ? "This check passes" : "These checks pass";
  return " " + these + ". All of them:\n" + call(exam.course, exam.lab);
}

std::string mend_build(const Diagnostics& build, const Exam& exam) {
  std::string text = " Next: fix this first; other messages may come from it.\n";
  if (build.kept.empty())
    return text + "All that the compiler said:\n" + call(exam.course, exam.lab, " --json");
  return text + "All that the compiler said is in " + build.kept + "\n";
}

/// For checks that were left out because others have to pass first: the first of those.
std::string mend_needed(const VerdictDocument& document, const Exam& exam) {
  for (const Verdict& check : document.checks) {
    if (!check.needed.empty())
      return fmt::format(" Next: {}\n{}", check.needed,
                         call(exam.course, exam.lab, " --only " + check.needed));
  }
  return "";
}

std::string mend_check(const VerdictDocument& document, const Exam& exam, bool hides_some) {
  const auto failed = std::find_if(document.checks.begin(), document.checks.end(), has_failed);
  if (failed == document.checks.end()) return mend_needed(document, exam);
  if (exam.is_partial) return " Next: " + failed->id;
  const std::string rest =
      hides_some ? "All there is to say about the others:\n" + call(exam.course, exam.lab, " -v")
                 : "";
  return fmt::format(" Next: {}\n{}{}", failed->id,
                     call(exam.course, exam.lab, " --only " + failed->id), rest);
}

/// For checks that this machine does not allow.
std::string allow_or_go_elsewhere(const VerdictDocument& document, const Lab& lab) {
  std::string text = " Next: allow what this machine forbids: see why.\n";
  const auto blocked = std::find_if(document.checks.begin(), document.checks.end(),
                                    [](const Verdict& check) { return !check.lacks.empty(); });
  if (document.where == Where::vm || blocked == document.checks.end()) return text;
  const Need* need = find_need(blocked->lacks);
  if (need != nullptr && need->is_in_vm)
    text += "Or let a virtual machine judge:\n  " + call_with_vm(lab, need->name) + "\n";
  return text + "All that this machine lacks:\n  ./boxlab doctor " + lab.names()[1] + "\n";
}

std::string next_step(const VerdictDocument& document, const Exam& exam, bool hides_some) {
  if (document.passed()) return praise(exam);
  if (document.build && !document.build->ok) return mend_build(*document.build, exam);
  if (document.has(Status::fail)) return mend_check(document, exam, hides_some);
  if (document.has(Status::blocked)) return allow_or_go_elsewhere(document, exam.lab);
  return " None of this is your program's fault: see got and why.";
}

}  // namespace

std::size_t count_failed(const VerdictDocument& document) {
  return static_cast<std::size_t>(
      std::count_if(document.checks.begin(), document.checks.end(), has_failed));
}

std::string render_sum(const VerdictDocument& document, const Exam& exam, const Palette& palette,
                       bool hides_some) {
  const std::string text =
      fmt::format("{} of {} points.{}", document.points(), document.max_points(),
                  next_step(document, exam, hides_some));
  const auto end = text.find('\n');
  const std::string first = text.substr(0, end);
  const std::string rest = end == std::string::npos ? "\n" : text.substr(end);
  return (document.passed() ? palette.good(first) : palette.strong(first)) + rest;
}

}  // namespace boxlab
