#include "course/record.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <sstream>
#include <tuple>

#include "check/verdict_json.hpp"
#include "course/files.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

fs::path last_verdicts(const Course& course, const Lab& lab) {
  return course.output(lab) / "verdict.json";
}

/// When a file was last written, renamed or replaced: unlike the time of the last write, nobody can
/// give a file an old one.
std::tuple<std::int64_t, std::int64_t> change_time(const fs::path& file) {
  struct stat status {};
  sys::check(stat(file.c_str(), &status), "stat", file.c_str());
  return {status.st_ctim.tv_sec, status.st_ctim.tv_nsec};
}

/// A check that was not tried, or not here, says nothing about the file: what was known before
/// stays.
bool says_something(const Verdict& check) {
  return check.was_tried() && (check.status == Status::pass || check.status == Status::fail);
}

void note_checks(Progress& progress, const Lab& lab, const VerdictDocument& document) {
  for (const Verdict& check : document.checks) {
    if (!says_something(check)) continue;
    progress.set({topic_name(lab), "check", check.id}, std::string{to_text(check.status)});
  }
}

Topic version_topic(const Lab& lab) {
  return {topic_name(lab), "version", lab.source().filename()};
}

bool is_best(const Progress& progress, const Lab& lab, const VerdictDocument& document) {
  const auto best = points_of_best(progress, lab);
  return document.points() > 0 &&
         (!best || document.points() >= best->points || document.max_points() != best->max_points);
}

void keep_version(Progress& progress, const Exam& exam, const VerdictDocument& document,
                  const std::string& contents) {
  const fs::path kept = best_version(exam.course, exam.lab);
  fs::create_directories(kept.parent_path());
  replace_file(kept, contents);
  progress.set(version_topic(exam.lab),
               fmt::format("{}/{}", document.points(), document.max_points()));
}

}  // namespace

Record::Record(const Exam& exam) : exam_{exam}, judged_{read_file(exam.lab.source())} {}

void Record::keep(const VerdictDocument& document) const {
  const bool is_unchanged =
      fs::exists(exam_.lab.source()) && read_file(exam_.lab.source()) == judged_;
  const bool is_whole = is_unchanged && !exam_.is_partial;
  change_progress(exam_.course, [&](Progress& progress) {
    note_checks(progress, exam_.lab, document);
    if (is_whole && is_best(progress, exam_.lab, document))
      keep_version(progress, exam_, document, judged_);
  });
  if (is_whole) replace_file(last_verdicts(exam_.course, exam_.lab), to_json(document));
}

fs::path best_version(const Course& course, const Lab& lab) {
  return course.kept() / "best" / topic_name(lab) / lab.source().filename();
}

std::optional<Points> points_of_best(const Progress& progress, const Lab& lab) {
  const Fact* fact = progress.find(version_topic(lab));
  if (fact == nullptr) return std::nullopt;
  Points points;
  char slash = '\0';
  std::istringstream text{fact->value};
  text >> points.points >> slash >> points.max_points;
  return text && slash == '/' ? std::optional{points} : std::nullopt;
}

std::optional<VerdictDocument> read_last_verdicts(const Course& course, const Lab& lab) {
  const fs::path file = last_verdicts(course, lab);
  if (!fs::exists(file) || !fs::exists(lab.source())) return std::nullopt;
  const auto judged = change_time(file);
  if (change_time(lab.source()) > judged || change_time(course.output(lab) / "checks") > judged)
    return std::nullopt;
  return from_json(read_file(file));
}

}  // namespace boxlab
