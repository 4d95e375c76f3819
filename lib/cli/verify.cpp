#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>

#include "check/verdict_json.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"
#include "cli/palette.hpp"
#include "cli/text.hpp"
#include "course/child.hpp"
#include "course/gaps.hpp"
#include "course/judge.hpp"
#include "course/reference.hpp"

namespace boxlab {

namespace {

constexpr auto footer = R"(Examples:
  boxlab dev verify                            all labs
  boxlab dev verify pipes --repeat 200 --load  on a busy machine, 200 times)";

struct Options {
  std::string lab;
  /// Two for each processor: those that are wrong mostly wait for a time limit.
  unsigned jobs = 2 * std::max(1u, std::thread::hardware_concurrency());
  unsigned repeat = 1;
  bool load = false;
};

/// What the references of a lab, or of several, come to.
struct Proof {
  bool is_good = true;
  bool is_complete = true;  ///< none of them was blocked

  int exit_status() const {
    if (!is_good) return 1;
    return is_complete ? 0 : 3;
  }
};

/// A boxlab of its own for each reference: what happens to one does not touch the others.
Command call_check(const Course& course, const Lab& lab, const Reference& reference,
                   unsigned repeat) {
  const char* option = reference.kind == Kind::twin ? "--program" : "--source";
  Command command;
  command.words = {
      "/proc/self/exe", "check",  lab.name,   option,
      reference.file,   "--json", "--repeat", std::to_string(reference.must_pass() ? repeat : 1)};
  command.environment = {"BOXLAB_ROOT=" + course.root.string(),
                         "BOXLAB_BUILD=" + course.build.string()};
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

void print_result(const Lab& lab, std::string_view kind, const std::string& name,
                  const std::vector<std::string>& differences) {
  const Palette palette = palette_of_stdout();
  fmt::print("{}  {}  {}{}\n", differences.empty() ? palette.good("PASS") : palette.bad("FAIL"),
             lab.name, pad(kind, 10), name);
  for (const std::string& difference : differences) {
    for (const std::string& line : wrap(difference, page_width - 6)) {
      fmt::print("      {}\n", line);
    }
  }
  std::fflush(stdout);
}

/// Those of the references that can be tried here; says of the others why they can't.
std::vector<Reference> leave_out_blocked(const Lab& lab, const std::vector<Reference>& all) {
  std::vector<Reference> references;
  for (const Reference& reference : all) {
    if (can_be_tried(reference)) {
      references.push_back(reference);
    } else {
      fmt::print("{}  {}  {}{}\n      {} is not installed\n",
                 palette_of_stdout().doubtful("BLOCKED"), lab.name,
                 pad(to_text(reference.kind), 10), reference.file.stem().string(), reference.needs);
    }
  }
  return references;
}

/// Verifies one lab.
Proof verify_lab(const Course& course, const Lab& lab, const Options& options) {
  const auto all = find_references(course, lab);
  const auto gaps =
      find_gaps(make_exam(course, lab), make_exam(course, lab, {}, Extent::full), all);
  print_result(lab, "lab", lab.name, gaps);
  const auto references = leave_out_blocked(lab, all);
  std::vector<Command> commands;
  for (const Reference& reference : references) {
    commands.push_back(call_check(course, lab, reference, options.repeat));
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

int verify(const Options& options) {
  const Course course = find_course();
  std::optional<Load> load;
  if (options.load) load.emplace(std::max(1u, std::thread::hardware_concurrency()));
  Proof proof;
  const auto labs = options.lab.empty() ? course.labs : std::vector<Lab>{course.lab(options.lab)};
  for (const Lab& lab : labs) {
    const Proof one = verify_lab(course, lab, options);
    proof = {proof.is_good && one.is_good, proof.is_complete && one.is_complete};
  }
  return proof.exit_status();
}

}  // namespace

void add_verify(CLI::App& dev, int& status) {
  CLI::App* command = dev.add_subcommand("verify", "Check the checks of a lab, or of all labs");
  const auto options = std::make_shared<Options>();
  command->footer(footer);
  command->add_option("LAB", options->lab, "The lab; without it, all")->type_name("");
  command->add_option("-j,--jobs", options->jobs, "How many references at once")
      ->type_name("N")
      ->check(whole_number_from_one());
  command
      ->add_option("--repeat", options->repeat,
                   "Run what must pass so many times, with other seeds")
      ->type_name("N")
      ->check(whole_number_from_one());
  command->add_flag("--load", options->load, "Keep every processor busy meanwhile");
  command->callback([options, &status] { status = verify(*options); });
}

}  // namespace boxlab
