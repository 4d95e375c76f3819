#include "grade/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <exception>
#include <string_view>

#include "check/verdict_json.hpp"

namespace boxlab::grade {

namespace {

/// What is wrong with a document as a record of that exam; empty when nothing is.
std::string find_gap(const VerdictDocument& document, const Exam& exam) {
  if (document.lab != exam.lab.name) return "the verdicts are of another lab";
  if (document.checks.size() != exam.checks.size()) return "not every check has a verdict";
  for (std::size_t i = 0; i < exam.checks.size(); ++i) {
    const Verdict& said = document.checks[i];
    const Verdict& asked = exam.checks[i];
    if (said.id != asked.id) return fmt::format("{} has no verdict", asked.id);
    const bool is_in_range = said.points >= 0 && said.points <= said.max_points;
    if (!is_in_range || said.max_points != asked.max_points)
      return fmt::format("{} has other points than the lab says", asked.id);
  }
  return "";
}

/// The compiler has refused the file. That is a mark only where it had its say: a compiler that was
/// not there at all has not.
bool was_refused(const VerdictDocument& document) {
  return document.build && !document.build->ok && !document.build->log.empty();
}

/// The first check that says nothing of the program.
const Verdict* find_broken(const VerdictDocument& document) {
  const auto broken = std::ranges::find_if(document.checks, [](const Verdict& check) {
    return check.status == Status::error || check.status == Status::blocked;
  });
  return broken == document.checks.end() ? nullptr : &*broken;
}

void fail(Work& work, const std::string& why) {
  work.outcome = Outcome::error;
  work.notes.push_back(why);
}

}  // namespace

void read_outcome(Work& work, const Exam& exam, const std::string& printed,
                  const std::string& end) {
  try {
    work.document = from_json(printed);
  } catch (const std::exception&) {
    return fail(work, fmt::format("no verdicts: {}", end));
  }
  const std::string gap = find_gap(work.document, exam);
  if (!gap.empty()) return fail(work, gap);
  if (was_refused(work.document)) {
    work.outcome = Outcome::not_built;
    return;
  }
  if (const Verdict* broken = find_broken(work.document))
    return fail(work, fmt::format("{}: {} {}", broken->id, broken->got, broken->why));
  work.outcome = Outcome::graded;
}

bool hit_time_limit(const VerdictDocument& document) {
  constexpr std::string_view words = "did not end within";
  return std::ranges::any_of(document.checks, [&](const Verdict& check) {
    return check.got.find(words) != std::string::npos;
  });
}

bool lacked_queue_room(const VerdictDocument& document) {
  const std::string words = std::strerror(EMFILE);
  return std::ranges::any_of(document.checks, [&](const Verdict& check) {
    return check.status == Status::fail && check.why.find(words) != std::string::npos;
  });
}

VerdictDocument document_without_file(const Exam& exam, const Work& work, std::uint32_t seed) {
  const std::string why =
      work.outcome == Outcome::absent ? "nothing was handed in" : work.joined_notes();
  return judge_nothing(exam, seed, Status::fail, why);
}

}  // namespace boxlab::grade
