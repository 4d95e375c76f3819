#include "grade/feedback.hpp"

#include <fmt/format.h>

#include <set>

#include "course/draft.hpp"
#include "course/files.hpp"
#include "course/repository.hpp"
#include "grade/page.hpp"
#include "grade/roster.hpp"

namespace boxlab::grade {

namespace fs = std::filesystem;

namespace {

/// Who has handed in something, and has a mark for it.
std::set<std::string> who_has_handed_in(const std::vector<LabReport>& labs) {
  std::set<std::string> ids;
  for (const LabReport& lab : labs) {
    for (const Work& work : lab.works.works) {
      if (work.is_handed_in()) ids.insert(work.id);
    }
  }
  return ids;
}

/// The directory of a student: Moodle reads the number in it, and no name.
std::string feedback_directory(const std::string& participant) {
  return fmt::format("Participant_{}_assignsubmission_file_", participant);
}

}  // namespace

std::vector<std::string> write_feedback(const Course& course, const std::vector<LabReport>& labs,
                                        const fs::path& worksheet, const fs::path& zip) {
  const Roster rows{worksheet};
  const std::set<std::string> wanted = who_has_handed_in(labs);
  const Draft draft{zip.string() + ".draft"};
  const fs::path pages = draft.path() / "pages";
  const fs::path archive = fs::absolute(draft.path() / "archive.zip");
  fs::create_directories(pages);
  std::vector<std::string> missing;
  for_each_student(PageFrame{course.home.root}, labs,
                   [&](const Work& student, const std::string& page) {
                     if (!wanted.contains(student.id)) return;
                     const Student* row = rows.find(student.id);
                     if (row == nullptr || row->participant.empty())
                       return missing.push_back(student.id);
                     const fs::path directory = pages / feedback_directory(row->participant);
                     fs::create_directories(directory);
                     write_file(directory / "feedback.html", page);
                   });
  archive_directory(pages, archive);
  fs::rename(archive, zip);
  return missing;
}

}  // namespace boxlab::grade
