#include "grade/mistakes.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>

#include "course/reference.hpp"
#include "grade/formats.hpp"

namespace boxlab::grade {

namespace {

/// What a check says first: the explanation, or else what came of the run.
const std::string& first_words(const Verdict& check) {
  return check.why.empty() ? check.got : check.why;
}

/// Failures by what they say.
using BySaying = std::map<std::string, CommonFailure>;

void add_saying(BySaying& failures, const Work& work, const std::string& check,
                const std::string& first, const std::string& all) {
  const std::string says = without_numbers(first);
  if (says.empty()) return;
  CommonFailure& failure =
      failures.try_emplace(says, CommonFailure{says, all, {}, {}}).first->second;
  if (!check.empty()) failure.checks.insert(check);
  if (failure.works.empty() || failure.works.back() != &work) failure.works.push_back(&work);
}

void add_work(BySaying& failures, const Work& work) {
  if (work.outcome == Outcome::not_built)
    return add_saying(failures, work, "", work.document.build->first, work.document.build->log);
  if (work.outcome != Outcome::graded) return;
  for (const Verdict& check : work.document.checks) {
    if (check.status == Status::fail && check.was_tried())
      add_saying(failures, work, check.id, first_words(check), feedback(check));
  }
}

/// The most frequent first.
template <typename Found>
void sort_by_works(std::vector<Found>& all) {
  std::ranges::stable_sort(all, std::ranges::greater{},
                           [](const Found& found) { return found.works.size(); });
}

bool is_flawed(const Work& work) {
  return work.is_matched && work.outcome == Outcome::graded && !work.document.passed();
}

}  // namespace

std::string without_numbers(const std::string& said) {
  static const std::regex place{"^[^ :]+:[0-9]+:([0-9]+:)? "};
  static const std::regex pid{"\\bpid [0-9]+"};
  static const std::regex inode{":\\[[0-9]+\\]"};
  static const std::regex seconds{"\\b[0-9]+(\\.[0-9]+)? s\\b"};
  std::string line = said.substr(0, said.find('\n'));
  line = std::regex_replace(line, place, "");
  line = std::regex_replace(line, pid, "pid N");
  line = std::regex_replace(line, inode, ":[N]");
  return std::regex_replace(line, seconds, "N s");
}

std::vector<CommonFailure> find_common_failures(const LabWorks& lab) {
  BySaying failures;
  for (const Work& work : lab.works) {
    if (work.is_matched) add_work(failures, work);
  }
  std::vector<CommonFailure> all;
  for (auto& [says, failure] : failures) all.push_back(std::move(failure));
  sort_by_works(all);
  return all;
}

std::vector<KnownMistake> find_known_mistakes(const Course& course, const LabWorks& lab) {
  std::vector<KnownMistake> known;
  if (!std::filesystem::exists(course.solution(lab.lab))) return known;
  for (const Reference& reference : find_references(course, lab.lab)) {
    if (reference.kind != Kind::wrong) continue;
    KnownMistake mistake{reference.file.filename(), reference.mistake, {}};
    for (const Work& work : lab.works) {
      if (is_flawed(work) && find_differences(reference, work.document).empty())
        mistake.works.push_back(&work);
    }
    if (!mistake.works.empty()) known.push_back(std::move(mistake));
  }
  sort_by_works(known);
  return known;
}

}  // namespace boxlab::grade
