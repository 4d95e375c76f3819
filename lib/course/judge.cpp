#include "course/judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/printable.hpp"
#include "check/verdict_json.hpp"
#include "course/child.hpp"
#include "course/files.hpp"
#include "course/nearest.hpp"

namespace boxlab {

namespace {

/// A call of the lab's checker, which gets no more of our environment than it needs.
Command call_checker(const Course& course, const Lab& lab,
                     const std::vector<std::string>& options) {
  Command command;
  command.words = {course.output(lab) / "checks", "--reporter", "verdict", "--lab", lab.name};
  command.words.insert(command.words.end(), options.begin(), options.end());
  command.environment = {"PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL=C.UTF-8"};
  return command;
}

Command call_checker(const Exam& exam, const Program& program, std::uint32_t seed) {
  std::vector<std::string> options{"--program",      program.path, "--program-name",
                                   exam.lab.program, "--rng-seed", std::to_string(seed),
                                   "--order",        "decl"};
  if (!exam.filter.empty()) options.push_back(exam.filter);
  Command command = call_checker(exam.course, exam.lab, options);
  command.kept = program.memory.get();
  return command;
}

/// What the checker wrote, or a document without any verdict when it did not get that far.
VerdictDocument read_document(const std::string& text) {
  return nlohmann::json::accept(text) ? from_json(text) : VerdictDocument{};
}

/// The verdict on `check` in what the checker said; an error when it is not there.
Verdict find(const VerdictDocument& said, Verdict check, const Outcome& outcome) {
  const auto found = std::find_if(said.checks.begin(), said.checks.end(),
                                  [&](const Verdict& verdict) { return verdict.id == check.id; });
  if (found != said.checks.end()) return *found;
  check.got = fmt::format("the checker ended before this check: {}", outcome.end());
  check.why = printable(outcome.err);
  return check;
}

void add_hint(Verdict& check, const Lab& lab) {
  const auto hints = lab.hints.find(check.id);
  if (check.status != Status::fail || !check.was_tried()) return;
  if (hints != lab.hints.end() && !hints->second.empty()) check.hint = hints->second[0];
}

/// What the checker said, as far as it was asked, with all that it was asked.
VerdictDocument complete(const Exam& exam, std::uint32_t seed, const Outcome& outcome) {
  const VerdictDocument said = read_document(outcome.out);
  VerdictDocument document{exam.lab.name, seed, {}, {}};
  for (const Verdict& check : exam.checks) {
    document.checks.push_back(find(said, check, outcome));
    add_hint(document.checks.back(), exam.lab);
  }
  return document;
}

/// What Catch2 takes for all tests, the hidden ones too.
constexpr auto everything = "*";

/// The checks that the lab's checker has: those that `filter` asks for.
std::vector<Verdict> list_checks(const Course& course, const Lab& lab, const std::string& filter) {
  std::vector<std::string> options{"--list-tests"};
  if (!filter.empty()) options.push_back(filter);
  const Outcome outcome = run(call_checker(course, lab, options));
  const VerdictDocument listed = read_document(outcome.out);
  if (!listed.checks.empty()) return listed.checks;
  throw std::runtime_error{fmt::format("the checker of {} lists no checks: {}\n{}", lab.name,
                                       outcome.end(), outcome.err)};
}

}  // namespace

Exam make_exam(const Course& course, const Lab& lab, const std::string& only, Extent extent) {
  const std::string filter = extent == Extent::full ? everything : "";
  if (only.empty()) return {course, lab, list_checks(course, lab, filter), filter};
  std::vector<std::string> ids;
  for (const Verdict& check : list_checks(course, lab, everything)) {
    if (check.id == only) return {course, lab, {check}, only + ":*"};
    ids.push_back(check.id);
  }
  throw UnknownName{"check", only, ids};
}

Program make_program(const std::string& contents) {
  sys::Descriptor memory = make_memory_file("program", contents);
  return {fmt::format("/proc/self/fd/{}", memory.get()), std::move(memory)};
}

VerdictDocument judge(const Exam& exam, const Program& program, std::uint32_t seed) {
  return complete(exam, seed, run(call_checker(exam, program, seed)));
}

VerdictDocument judge_nothing(const Exam& exam, std::uint32_t seed, Status status,
                              const std::string& why) {
  VerdictDocument document{exam.lab.name, seed, exam.checks, {}};
  for (Verdict& check : document.checks) {
    check.status = status;
    check.why = why;
  }
  return document;
}

}  // namespace boxlab
