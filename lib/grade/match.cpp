// Whose a submission is.
#include <fmt/format.h>

#include <map>
#include <utility>

#include "grade/intake.hpp"
#include "grade/pick.hpp"

namespace boxlab::grade {

namespace {

/// The works so far, by id.
using ById = std::map<std::string, Work>;

Work begin_work(const Course& course, const Lab& lab, const Submission& submission) {
  Picked picked = pick_file(course, lab, submission);
  Work work{submission.id, submission.name, submission.from};
  if (!picked.path.empty()) work.from += ": " + picked.path;
  work.text = std::move(picked.text);
  work.notes = std::move(picked.notes);
  work.submitted = submission.time.empty() ? picked.time : submission.time;
  work.changed = picked.changed;
  work.outcome = work.text ? Outcome::waiting : Outcome::no_file;
  return work;
}

/// A second submission of the same student: where it says something else, nobody knows which
/// counts.
void add_second(Work& first, const Work& second) {
  if (!second.text || first.text == second.text || first.is_ambiguous) return;
  if (!first.text) {
    first = second;
    return;
  }
  first.notes.push_back(
      fmt::format("handed in twice, and not the same: {}, {}", first.from, second.from));
  first.text.reset();
  first.is_ambiguous = true;
  first.outcome = Outcome::no_file;
}

void add(ById& works, Work work) {
  const auto [known, is_new] = works.try_emplace(work.id, work);
  if (!is_new) add_second(known->second, work);
}

/// What nobody of the roster has handed in.
void add_absent(ById& works, const Roster& roster) {
  for (const Student& student : roster.students()) {
    Work work{student.id, student.name, ""};
    work.outcome = Outcome::absent;
    work.place = &student - roster.students().data();
    works.try_emplace(student.id, std::move(work));
  }
}

}  // namespace

std::vector<Work> make_work(const Course& course, const Lab& lab, const Intake& intake,
                            const Roster* roster) {
  ById matched;
  ById others;
  for (const Submission& submission : intake.submissions) {
    Work work = begin_work(course, lab, submission);
    const Student* student = roster == nullptr ? nullptr : roster->find(submission.id);
    work.is_matched = roster == nullptr || student != nullptr;
    if (student != nullptr) {
      work.id = student->id;
      work.name = student->name;
      work.place = student - roster->students().data();
    }
    ById& kin = work.is_matched ? matched : others;
    add(kin, std::move(work));
  }
  if (roster != nullptr) add_absent(matched, *roster);
  std::vector<Work> all;
  for (ById* works : {&matched, &others}) {
    for (auto& [id, work] : *works) all.push_back(std::move(work));
  }
  return all;
}

}  // namespace boxlab::grade
