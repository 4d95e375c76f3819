#include "course/judge.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <utility>

#include "check/printable.hpp"
#include "check/verdict_json.hpp"
#include "course/child.hpp"
#include "course/errors.hpp"
#include "course/files.hpp"
#include "course/hints.hpp"
#include "course/known_needs.hpp"
#include "course/nearest.hpp"
#include "course/vm_call.hpp"

namespace boxlab {

namespace {

/// A call of the lab's checker, which gets no more of our environment than it needs.
Command call_checker(const Course& course, const Lab& lab,
                     const std::vector<std::string>& options) {
  Command command;
  command.words = {course.output(lab) / "checks", "--reporter", "verdict"};
  command.words.insert(command.words.end(), options.begin(), options.end());
  command.environment = {"PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL=C.UTF-8"};
  return command;
}

/// `path` is where the checker finds the program.
Command call_checker(const Exam& exam, const Program& program, const std::string& path,
                     std::uint32_t seed) {
  std::vector<std::string> options{
      "--program",          path,      "--program-name", exam.lab.program, "--rng-seed",
      std::to_string(seed), "--order", "decl",           "--course",       exam.course.root};
  if (!program.shown.empty()) options.insert(options.end(), {"--shown", program.shown});
  if (!program.source.empty()) options.insert(options.end(), {"--source", program.source});
  if (!exam.filter.empty()) options.push_back(exam.filter);
  return call_checker(exam.course, exam.lab, options);
}

/// Where the program is inside a virtual machine.
constexpr auto program_inside = "/run/program";

/// The same call inside a virtual machine, where it finds the program on its stdin first: files of
/// ours that have no name are not to be seen there.
Command move_into_vm(const Command& call, const Course& course) {
  const std::string script =
      fmt::format("cat > {0} && chmod 755 {0} && exec \"$@\"", program_inside);
  std::vector<std::string> words{"sh", "-c", script, "sh"};
  words.insert(words.end(), call.words.begin(), call.words.end());
  Command command;
  command.words = call_in_vm(words);
  command.environment = call.environment;
  const auto variables = course.environment();
  command.environment.insert(command.environment.end(), variables.begin(), variables.end());
  return command;
}

/// What the checker prints, a line for each verdict.
Outcome run_checker(const Exam& exam, const Program& program, std::uint32_t seed,
                    const std::function<void(const std::string&)>& on_line) {
  if (exam.where == Where::here) {
    Command command = call_checker(exam, program, program.path, seed);
    command.kept = program.memory.get();
    return run(command, on_line);
  }
  const sys::Descriptor input = sys::open(program.path.c_str(), O_RDONLY);
  Command command = move_into_vm(call_checker(exam, program, program_inside, seed), exam.course);
  command.input = input.get();
  return run(command, on_line);
}

using Verdicts = std::vector<Verdict>;

auto find(const Verdicts& verdicts, const std::string& id) {
  return std::find_if(verdicts.begin(), verdicts.end(),
                      [&](const Verdict& verdict) { return verdict.id == id; });
}

bool has(const Verdicts& verdicts, const std::string& id) {
  return find(verdicts, id) != verdicts.end();
}

/// The verdicts in the order of `checks`.
Verdicts in_order(const Verdicts& checks, Verdicts verdicts) {
  std::sort(verdicts.begin(), verdicts.end(), [&](const Verdict& one, const Verdict& other) {
    return find(checks, one.id) < find(checks, other.id);
  });
  return verdicts;
}

/// A line of what a checker prints.
Verdict read_verdict(const Lab& lab, const std::string& line) {
  if (nlohmann::json::accept(line)) return verdict_from_json(line);
  throw std::runtime_error{
      fmt::format("the checker of {} printed what is no verdict: {}", lab.name, printable(line))};
}

/// The verdict on a check that the checker did not get to.
Verdict miss(Verdict check, const Outcome& outcome) {
  check.got = fmt::format("the checker ended before this check: {}", outcome.end());
  check.why = printable(outcome.err);
  return check;
}

/// A hint is for a failure that its own texts do not explain.
void add_hint(Verdict& check, const Lab& lab) {
  if (check.status != Status::fail || !check.was_tried() || check.is_explained) return;
  const Hints hints = choose_hints(lab, check);
  if (!hints.texts.empty()) check.hint = hints.texts[0];
}

/// What the call that failed may have failed for, where the program said which one it was.
void add_reason(Verdict& check, const Exam& exam) {
  if (check.status != Status::fail) return;
  const auto failed = find_failed_call(check.err);
  if (!failed) return;
  const std::string reason =
      describe(find_reasons(read_errors(exam.course), exam.lab.name, *failed));
  if (!reason.empty() && !check.why.empty() && !check.why.ends_with('\n')) check.why += '\n';
  check.why += reason;
}

/// What Catch2 takes for all tests, the hidden ones too.
constexpr auto everything = "*";

/// The checks that the lab's checker has: those that `filter` asks for.
Verdicts list_checks(const Course& course, const Lab& lab, const std::string& filter) {
  std::vector<std::string> options{"--list-tests"};
  if (!filter.empty()) options.push_back(filter);
  Verdicts checks;
  const Outcome outcome = run(call_checker(course, lab, options), [&](const std::string& line) {
    checks.push_back(read_verdict(lab, line));
  });
  if (!checks.empty()) return checks;
  throw std::runtime_error{fmt::format("the checker of {} lists no checks: {}\n{}", lab.name,
                                       outcome.end(), outcome.err)};
}

/// The verdicts where the machine lacks what the checks need.
VerdictDocument block(const Exam& exam, std::uint32_t seed, const OnVerdict& on_verdict) {
  VerdictDocument document =
      judge_nothing(exam, seed, Status::blocked, describe(*exam.lack), exam.lack->need);
  for (Verdict& check : document.checks) {
    check.got = "not tried here";
    on_verdict(check);
  }
  return document;
}

/// "eof" of "pipes.eof".
std::string last_part(const std::string& id) { return id.substr(id.find('.') + 1); }

/// "pipes" of "pipes.eof", or of "pipes.*".
std::string group(const std::string& id) { return id.substr(0, id.find('.')); }

/// The checks that `only` names as one group, "pipes", "pipes." or "pipes.*"; none when it is no
/// group.
Verdicts select_group(const Verdicts& checks, const std::string& only) {
  Verdicts members;
  const bool is_group = only == group(only) || last_part(only).empty() || last_part(only) == "*";
  if (!is_group) return members;
  std::copy_if(checks.begin(), checks.end(), std::back_inserter(members),
               [&](const Verdict& check) { return group(check.id) == group(only); });
  return members;
}

/// The one check that `name` means, whole or by its last part; those of that last part are several
/// in some labs, and then it is the first.
Verdicts select_one(const Verdicts& checks, const std::string& name) {
  const auto found = std::find_if(checks.begin(), checks.end(), [&](const Verdict& check) {
    return check.id == name || last_part(check.id) == name;
  });
  if (found != checks.end()) return {*found};
  std::vector<std::string> ids;
  for (const Verdict& check : checks) ids.push_back(check.id);
  throw UnknownName{"check", name, ids};
}

/// Those of `all` that `name` means: a group, or else a check. Of a group, the ones that `filter`
/// asks for; but where all of it is hidden, who names it wants to see it.
Verdicts select(const Course& course, const Lab& lab, const std::string& filter,
                const Verdicts& all, const std::string& name) {
  const Verdicts members = select_group(all, name);
  if (members.empty()) return select_one(all, name);
  const Verdicts usual = select_group(list_checks(course, lab, filter), name);
  return usual.empty() ? members : usual;
}

/// What asks Catch2 for these checks and no others.
std::string filter_for(const Verdicts& checks) {
  std::string filter;
  for (const Verdict& check : checks) filter += (filter.empty() ? "" : ",") + check.id + ":*";
  return filter;
}

}  // namespace

Exam make_exam(const Course& course, const Lab& lab, const std::optional<std::string>& only,
               Extent extent) {
  const std::string filter = extent == Extent::full ? everything : "";
  if (!only) return {course, lab, list_checks(course, lab, filter), filter, false};
  const Verdicts all = list_checks(course, lab, everything);
  Verdicts chosen;
  std::istringstream names{*only + ','};  // each name ends with one, an empty one, too
  for (std::string name; std::getline(names, name, ',');) {
    for (const Verdict& check : select(course, lab, filter, all, name)) {
      if (!has(chosen, check.id)) chosen.push_back(check);
    }
  }
  return {course, lab, chosen, filter_for(chosen), true};
}

int points_of(const Course& course, const Lab& lab) {
  return VerdictDocument{lab.name, 0, make_exam(course, lab).checks, {}}.max_points();
}

Program make_program(const std::string& contents) {
  sys::Descriptor memory = make_memory_file("program", contents);
  return {fmt::format("/proc/self/fd/{}", memory.get()), std::move(memory), {}};
}

VerdictDocument judge(const Exam& exam, const Program& program, std::uint32_t seed,
                      const OnVerdict& on_verdict) {
  if (exam.lack) return block(exam, seed, on_verdict);
  Verdicts said;
  const auto add = [&](Verdict verdict) {
    if (!verdict.lacks.empty()) forget_needs(exam.course);
    if (!has(exam.checks, verdict.id)) return;  // another check needed it
    add_reason(verdict, exam);
    add_hint(verdict, exam.lab);
    on_verdict(verdict);
    said.push_back(std::move(verdict));
  };
  const Outcome outcome = run_checker(
      exam, program, seed, [&](const std::string& line) { add(read_verdict(exam.lab, line)); });
  for (const Verdict& check : exam.checks) {
    if (!has(said, check.id)) add(miss(check, outcome));
  }
  return {exam.lab.name, seed, in_order(exam.checks, std::move(said)), {}, exam.where};
}

VerdictDocument judge_nothing(const Exam& exam, std::uint32_t seed, Status status,
                              const std::string& why, const std::string& lacks) {
  VerdictDocument document{exam.lab.name, seed, exam.checks, {}, exam.where};
  for (Verdict& check : document.checks) {
    check.status = status;
    check.why = why;
    check.lacks = lacks;
  }
  return document;
}

}  // namespace boxlab
