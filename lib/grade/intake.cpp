#include "grade/intake.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "check/blocked.hpp"
#include "course/files.hpp"
#include "grade/archive.hpp"
#include "grade/folder.hpp"
#include "grade/nested.hpp"
#include "grade/pick.hpp"

namespace boxlab::grade {

namespace fs = std::filesystem;

namespace {

Tree read_tree(const Course& course, const fs::path& path, const std::set<std::string>& answers,
               Intake& intake) {
  if (fs::is_directory(path)) return read_folder(path, answers);
  Unpacked unpacked = unpack(course, read_file(path), answers);
  if (!unpacked.hazard.empty())
    intake.troubles.push_back(fmt::format("{} {}", path.string(), unpacked.hazard));
  return std::move(unpacked.members);
}

/// What the path is called: "class" for "/tmp/class/".
std::string name_of(const fs::path& path) {
  const std::string whole = fs::absolute(path).lexically_normal();
  const std::string name =
      last_name(whole.ends_with('/') ? whole.substr(0, whole.size() - 1) : whole);
  return fs::is_directory(path) ? name : stem(name);
}

/// A member that leads out of its archive is nobody's.
void take_out_strays(Tree& tree, const fs::path& path, Intake& intake) {
  std::erase_if(tree, [&](const Member& member) {
    if (!clean_path(member.path).empty()) return false;
    intake.troubles.push_back(
        fmt::format("{}: \"{}\" {}", path.string(), member.path, member.hazard));
    return true;
  });
}

/// Whether what a file says of its time is when it was handed in. The archives of other systems
/// have there when they were made.
bool has_times(const Export& all) { return all.layout == "folders" || all.layout == "one"; }

/// What the files of a submission say of their time goes, where it says nothing. An archive of one
/// student may say anything: then it is the archive's own that counts.
void settle_time(Submission& submission, const Export& all, const fs::path& path) {
  if (has_times(all) && (all.layout == "folders" || fs::is_directory(path))) return;
  for (Member& member : submission.files) member.time.clear();
  if (all.layout == "one") submission.time = time_of(path);
}

void add_path(const Course& course, const fs::path& path, Intake& intake) {
  const std::set<std::string> answers = answer_names(course);
  Tree tree = read_tree(course, path, answers, intake);
  take_out_strays(tree, path, intake);
  Export all = read_export(name_of(path), std::move(tree), answers);
  for (const std::string& stray : all.strays)
    intake.troubles.push_back(fmt::format("{}: \"{}\" is nobody's", path.string(), stray));
  for (Submission& submission : all.submissions) {
    submission.from = fmt::format("{} ({})", path.string(), all.layout);
    settle_time(submission, all, path);
    unpack_nested(course, answers, submission);
    intake.submissions.push_back(std::move(submission));
  }
}

}  // namespace

Intake take_in(const Course& course, const std::vector<fs::path>& paths) {
  Intake intake;
  for (const fs::path& path : paths) {
    try {
      add_path(course, path, intake);
    } catch (const Blocked&) {
      throw;  // it is this machine that is at fault
    } catch (const std::exception& error) {
      intake.troubles.push_back(fmt::format("{} cannot be read: {}", path.string(), error.what()));
    }
  }
  return intake;
}

std::vector<Lab> answered_labs(const Course& course, const Intake& intake) {
  std::vector<Lab> labs;
  std::ranges::copy_if(course.labs, std::back_inserter(labs), [&](const Lab& lab) {
    return std::ranges::any_of(intake.submissions, [&](const Submission& submission) {
      return may_answer(course, lab, submission);
    });
  });
  return labs;
}

}  // namespace boxlab::grade
