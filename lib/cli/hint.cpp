#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>

#include "cli/choose.hpp"
#include "cli/commands.hpp"
#include "cli/details.hpp"
#include "cli/hint_text.hpp"
#include "cli/options.hpp"
#include "cli/remember.hpp"
#include "cli/where.hpp"
#include "cli/which_check.hpp"
#include "course/record.hpp"

namespace boxlab {

namespace {

constexpr auto hint_footer =
    R"(There are three for each check: where to look, what goes on, what to do about it.
They suit what failed, and what was seen of it.

Examples:
  boxlab hint                  for the first check that failed in the lab that is next
  boxlab hint pipes            likewise, in this lab
  boxlab hint pipes.eof        for this check
  boxlab hint box dev.nodes    for this one, whose id other labs have, too)";

/// Which lab or check is meant.
struct HintWords {
  std::optional<std::string> lab;
  std::optional<std::string> check;
};

/// The verdicts on the learner's file as it is now: the last ones, or new ones when it has changed.
VerdictDocument find_verdicts(const Course& course, const Lab& lab) {
  if (auto last = read_last_verdicts(course, lab)) return *last;
  Exam exam = make_exam(course, lab);
  choose_where(exam, std::nullopt);
  const Examinee examinee{lab.source(), false, true};
  const Memory memory{exam, examinee};
  fmt::print(stderr, "boxlab: checking {}...\n", course.shown(lab.source()));
  VerdictDocument document = Trial{exam, examinee}.verdicts(1, [](const Verdict&) {});
  memory.keep_or_say(document);
  return document;
}

/// Gives one more hint for a check, and shows all so far.
int give(const Course& course, const Lab& lab, const Verdict& check) {
  const Palette palette = palette_of_stdout();
  const Hints hints = choose_hints(lab, check);
  if (hints.texts.empty()) {
    fmt::print("There are no hints for {}.\n", check.id);
    return 0;
  }
  const std::size_t given = give_hint(course, lab, hints, check);
  fmt::print("{}\n", render_hints(hints, given, palette));
  if (given < hints.texts.size()) {
    fmt::print("One more: {} hint {}\n", course.command(), name_check(course, lab, check.id));
  } else {
    fmt::print("These are all. The handout has the rest: {}\n",
               course.shown(lab.directory / "README.md"));
  }
  return 0;
}

/// For the first check of a lab that failed.
int hint_for_lab(const Course& course, const Lab& lab) {
  if (!std::filesystem::exists(lab.source())) {
    fmt::print("You have not begun with {} yet:\n  {} start {}\n", lab.name, course.command(),
               topic_name(lab));
    return 0;
  }
  const VerdictDocument document = find_verdicts(course, lab);
  if (document.build && !document.build->ok) {
    fmt::print("{}\nFix this first.\n", describe_build(*document.build, palette_of_stdout()));
    return 0;
  }
  if (const Verdict* failed = first_failed(document)) return give(course, lab, *failed);
  fmt::print("{}: {} of {} points. No check has failed, so there is no hint to give.\n", lab.name,
             document.points(), document.max_points());
  return 0;
}

/// For a check, whatever came of it.
int hint_for_check(const Course& course, const Lab& lab, const std::string& id) {
  Verdict check;
  check.id = id;
  if (const auto last = read_last_verdicts(course, lab)) {
    for (const Verdict& verdict : last->checks) {
      if (verdict.id == id) check = verdict;
    }
  }
  return give(course, lab, check);
}

int hint(const HintWords& words) {
  const Course course = find_course();
  if (words.check) {
    const Lab& lab = course.lab(*words.lab);
    require_check(course, lab, *words.check);
    return hint_for_check(course, lab, *words.check);
  }
  const bool is_check = words.lab && words.lab->find('.') != std::string::npos;
  if (!is_check) return hint_for_lab(course, choose_lab_or_next(course, words.lab));
  return hint_for_check(course, find_lab_of_check(course, *words.lab), *words.lab);
}

}  // namespace

void add_hint(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("hint", "Get a hint, one at a time, for what failed");
  const auto words = std::make_shared<HintWords>();
  command->footer(hint_footer);
  add_text(*command, "LAB", words->lab, "A lab, or the id of a check: pipes, or pipes.eof")
      ->type_name("");
  add_text(*command, "ID", words->check, "A check of that lab")->type_name("");
  command->callback([words, &status] { status = hint(*words); });
}

}  // namespace boxlab
