#include "grade/grader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

#include "course/child.hpp"
#include "grade/reading.hpp"

namespace boxlab::grade {

namespace fs = std::filesystem;

namespace {

using Calls = std::vector<Command>;

/// The checks of an exam, as one names them: "pipes.one,pipes.two".
std::string join_ids(const Exam& exam) {
  std::vector<std::string> ids;
  for (const Verdict& check : exam.checks) ids.push_back(check.id);
  return fmt::format("{}", fmt::join(ids, ","));
}

/// Judges those of the works that stand at `places`, so many at once.
void judge_works(const Exam& exam, std::vector<Work>& works, const std::vector<std::size_t>& places,
                 const Store& store, const GradeOptions& options,
                 const std::function<void(const Work&)>& on_start,
                 const std::function<void(Work&)>& on_end) {
  Calls calls;
  for (const std::size_t place : places)
    calls.push_back(call_check(exam, store.keep_source(exam.lab, works[place]), options));
  const auto hear_end = [&](std::size_t index, const boxlab::Outcome& outcome) {
    Work& work = works[places[index]];
    read_outcome(work, exam, outcome.out, outcome.complaint());
    on_end(work);
  };
  run_all(calls, options.jobs, hear_end,
          [&](std::size_t index) { on_start(works[places[index]]); });
}

/// The verdicts on a file of the course itself.
Work judge_own(const Exam& exam, const fs::path& file, const GradeOptions& options) {
  Command command = call_check(exam, file.parent_path(), options);
  command.words.back() = file;
  const boxlab::Outcome outcome = run(command);
  Work work;
  read_outcome(work, exam, outcome.out, outcome.complaint());
  return work;
}

/// Says what came of a work, and lets go of what the listener has kept: a class may be large.
void hand_over(Work& work, const Listener& listener) {
  listener.on_result(work);
  work.document = {};
  if (work.text) work.text.emplace();
}

/// Where programs are looked for: the emulator of a virtual machine, above all.
std::string own_path() {
  const char* path = std::getenv("PATH");
  return fmt::format("PATH={}", path == nullptr ? "" : path);
}

std::string last_note(const Work& work) { return work.notes.empty() ? "" : work.notes.back(); }

}  // namespace

/// It calls the file by its name alone: nobody reads of our directories in his feedback.
Command call_check(const Exam& exam, const fs::path& directory, const GradeOptions& options) {
  Command command;
  command.words = {"/proc/self/exe", "check",  exam.lab.name,
                   "--json",         "--seed", std::to_string(options.seed)};
  command.words.emplace_back(exam.where == Where::vm ? "--vm" : "--here");
  if (exam.is_partial) command.words.insert(command.words.end(), {"--only", join_ids(exam)});
  command.words.insert(command.words.end(), {"--source", exam.lab.program + ".cpp"});
  command.environment = exam.course.environment();
  command.environment.push_back(own_path());
  command.directory = directory;
  return command;
}

bool has_to_be_judged(const Work& work) {
  return work.text && !work.is_known && !work.is_set_aside;
}

std::string find_trouble(const Exam& exam, const GradeOptions& options) {
  const Work starter = judge_own(exam, exam.lab.starter(), options);
  if (starter.outcome != Outcome::graded)
    return fmt::format("the starter of {}: {}: {}", exam.lab.name, to_text(starter.outcome),
                       last_note(starter));
  const fs::path file = exam.course.solution(exam.lab);
  if (!fs::exists(file)) return "";
  const Work solution = judge_own(exam, file, options);
  if (solution.outcome == Outcome::graded && solution.document.passed()) return "";
  return fmt::format("the solution of {} gets {} of {} points: {}", exam.lab.name,
                     solution.document.points(), solution.document.max_points(),
                     last_note(solution));
}

void grade_works(const Exam& exam, std::vector<Work>& works, const Store& store,
                 const GradeOptions& options, const Listener& listener) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < works.size(); ++i) {
    if (has_to_be_judged(works[i])) {
      places.push_back(i);
    } else if (!works[i].text && !works[i].is_known) {
      works[i].document = document_without_file(exam, works[i], options.seed);
      hand_over(works[i], listener);
    }
  }
  std::vector<std::size_t> again;
  const auto hear_first = [&](Work& work) {
    const bool is_unjust =
        options.jobs > 1 && (hit_time_limit(work.document) || lacked_queue_room(work.document));
    if (work.has_mark() && !is_unjust) return hand_over(work, listener);
    again.push_back(static_cast<std::size_t>(&work - works.data()));
  };
  judge_works(exam, works, places, store, options, listener.on_start, hear_first);
  for (const std::size_t place : again) works[place].notes.emplace_back("tried again, alone");
  const auto hear_second = [&](Work& work) { hand_over(work, listener); };
  judge_works(exam, works, again, store, {1, options.seed}, listener.on_start, hear_second);
}

void put_into(Work& known, const Work& part) {
  known.outcome = part.outcome == Outcome::graded ? Outcome::graded : Outcome::error;
  known.notes.insert(known.notes.end(), part.notes.begin(), part.notes.end());
  if (part.outcome == Outcome::not_built) known.notes.emplace_back("does not build any more");
  for (const Verdict& fresh : part.document.checks) {
    const auto old = std::ranges::find(known.document.checks, fresh.id, &Verdict::id);
    if (old != known.document.checks.end()) *old = fresh;
  }
}

}  // namespace boxlab::grade
