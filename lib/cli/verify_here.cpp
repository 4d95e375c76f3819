#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "check/verdict_json.hpp"
#include "cli/verify.hpp"
#include "course/child.hpp"
#include "course/gaps.hpp"
#include "course/judge.hpp"

namespace boxlab {

namespace {

/// What of a reference is judged: a file, behind the option that says of what kind.
std::vector<std::string> subject(const Course& course, const Lab& lab, const Reference& reference,
                                 bool is_built) {
  if (reference.kind == Kind::twin) return {"--program", reference.file};
  if (is_built) return {"--program", built_program(course, lab, reference)};
  return {"--source", reference.file};
}

/// The ids of the checks that the reference names.
std::string named_checks(const Reference& reference) {
  std::vector<std::string> ids;
  for (const Rejection& rejection : reference.rejections) ids.push_back(rejection.check);
  return fmt::format("{}", fmt::join(ids, ","));
}

/// A boxlab of its own for each reference: what happens to one does not touch the others.
Command call_check(const Course& course, const Lab& lab, const Reference& reference,
                   const VerifyOptions& options) {
  const unsigned repeat = reference.must_pass() ? options.repeat : 1;
  Command command;
  command.words = {"/proc/self/exe",      "check", lab.name, "--here", "--json", "--repeat",
                   std::to_string(repeat)};
  if (options.is_named && reference.kind == Kind::wrong) {
    command.words.insert(command.words.end(), {"--only", named_checks(reference)});
  }
  const auto words = subject(course, lab, reference, options.is_built);
  command.words.insert(command.words.end(), words.begin(), words.end());
  command.environment = course.environment();
  return command;
}

/// What is not as it should be with what `boxlab check --json` printed: of several runs, that of
/// the first one which is not.
std::vector<std::string> find_differences(const Reference& reference, const Outcome& outcome) {
  if (outcome.out.empty()) return {"no verdict: " + outcome.end() + "\n" + outcome.err};
  std::istringstream documents{outcome.out};
  for (std::string line; std::getline(documents, line);) {
    const VerdictDocument document = from_json(line);
    auto differences = find_differences(reference, document);
    if (differences.empty()) continue;
    differences.push_back(fmt::format("seed {}", document.seed));
    return differences;
  }
  return {};
}

/// Those that fail many checks take long, a hang for each perhaps: they begin first, so that no
/// processor waits for them in the end.
void sort_by_duration(std::vector<Reference>& references) {
  std::stable_sort(references.begin(), references.end(), [](const auto& a, const auto& b) {
    return a.rejections.size() > b.rejections.size();
  });
}

/// Those of the references that can be tried here; says of the others why they can't.
std::vector<Reference> leave_out_blocked(const Lab& lab, const std::vector<Reference>& all) {
  std::vector<Reference> references;
  for (const Reference& reference : all) {
    if (can_be_tried(reference)) {
      references.push_back(reference);
    } else {
      print_blocked(lab, to_text(reference.kind), reference.file.stem().string(),
                    reference.needs + " is not installed");
    }
  }
  return references;
}

}  // namespace

Proof verify_here(const Course& course, const Lab& lab, const VerifyOptions& options) {
  const auto all = find_references(course, lab);
  const auto gaps =
      find_gaps(make_exam(course, lab), make_exam(course, lab, {}, Extent::full), all);
  print_result(lab, "lab", lab.name, gaps);
  auto references = leave_out_blocked(lab, all);
  sort_by_duration(references);
  std::vector<Command> commands;
  for (const Reference& reference : references) {
    commands.push_back(call_check(course, lab, reference, options));
  }
  Proof proof{gaps.empty(), references.size() == all.size()};
  run_all(commands, options.jobs, [&](std::size_t index, const Outcome& outcome) {
    const auto differences = find_differences(references[index], outcome);
    const Reference& reference = references[index];
    print_result(lab, to_text(reference.kind), reference.file.stem().string(), differences);
    proof.is_good = proof.is_good && differences.empty();
  });
  return proof;
}

}  // namespace boxlab
