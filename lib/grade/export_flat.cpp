// The layouts that put all files into one directory, and say in their names whose they are.
#include <algorithm>
#include <functional>
#include <map>
#include <regex>

#include "grade/export.hpp"

namespace boxlab::grade {

namespace {

/// What a file's name says.
struct FlatName {
  std::string id;
  std::string name;
  std::string file;
  std::string
      time{};  ///< of the attempt, so that later ones sort behind; empty where it is not said
  std::string note{};
};

using ReadName = std::function<std::optional<FlatName>(const std::string&)>;

bool is_at_top(const Member& member) {
  return !member.is_directory && member.path.find('/') == std::string::npos;
}

/// Of a submission's attempts, only the latest counts. `times` has the latest so far, by id.
bool is_outdated(const FlatName& name, std::map<std::string, std::string>& times,
                 Submission& submission) {
  const auto [known, is_new] = times.try_emplace(name.id, name.time);
  if (is_new || known->second == name.time) return false;
  if (submission.notes.empty())
    submission.notes.emplace_back("several attempts: the latest counts");
  if (name.time < known->second) return true;
  known->second = name.time;
  submission.files.clear();
  return false;
}

void add_note(Submission& submission, const std::string& note) {
  if (note.empty() || std::ranges::find(submission.notes, note) != submission.notes.end()) return;
  submission.notes.push_back(note);
}

/// "2026-10-01T12:30:00" for "2026-10-01-12-30-00", by the clock of the school.
std::string iso_time(std::string time) {
  constexpr std::size_t date_length = 10;
  if (time.size() <= date_length) return "";
  std::replace(time.begin() + date_length, time.end(), '-', ':');
  time[date_length] = 'T';
  return time;
}

/// A tree in which most files at the top have names of that form.
std::optional<Export> read_flat(const char* layout, const Tree& tree, const ReadName& read) {
  Export all{layout};
  std::map<std::string, std::string> times;
  std::size_t count = 0;
  for (const Member& member : tree) {
    const auto name = is_at_top(member) ? read(member.path) : std::nullopt;
    if (!name) {
      if (!member.is_directory) all.strays.push_back(member.path);
      continue;
    }
    ++count;
    Submission& submission = submission_of(all, name->id, name->name);
    if (is_outdated(*name, times, submission)) continue;
    add_note(submission, name->note);
    submission.time = iso_time(name->time);
    submission.files.push_back(member);
    submission.files.back().path = name->file;
  }
  if (count == 0 || count <= all.strays.size()) return std::nullopt;
  return all;
}

/// "Anna Muster_657737_assignsubmission_file_pipeline.cpp".
std::optional<FlatName> read_moodle_file(const std::string& text) {
  static const std::regex form{"(.+)_([0-9]+)_assignsubmission_file_(.+)"};
  std::smatch match;
  if (!std::regex_match(text, match, form)) return std::nullopt;
  return FlatName{match[2], match[1], match[3]};
}

/// "musteranna_LATE_4711_99_pipeline-2.cpp": the number before the ending counts the attempts.
std::optional<FlatName> read_canvas_file(const std::string& text) {
  static const std::regex form{"([^_]+)(_LATE)?_([0-9]+)_([0-9]+)_(.+?)(-[0-9]+)?(\\.[^.]*)?"};
  std::smatch match;
  if (!std::regex_match(text, match, form)) return std::nullopt;
  return FlatName{match[3], match[1], match[5].str() + match[7].str(), "",
                  match[2].matched ? "late" : ""};
}

/// "Lab 1_amuster_attempt_2026-10-01-12-30-00_pipeline.cpp"; without a file's name, a text of
/// Blackboard's own.
std::optional<FlatName> read_blackboard_file(const std::string& text) {
  static const std::regex form{".*_([^_]+)_[^_]+_([0-9]{4}(-[0-9]{2}){5})(_(.+)|\\.txt)"};
  std::smatch match;
  if (!std::regex_match(text, match, form)) return std::nullopt;
  const std::string file = match[5].matched ? match[5].str() : "attempt.txt";
  return FlatName{match[1], "", file, match[2]};
}

/// "Anna Muster_657737_assignsubmission_file_", a directory.
std::optional<Export> read_moodle_folders(const Tree& tree) {
  static const std::regex form{"(.+)_([0-9]+)_assignsubmission_file_?"};
  Export all{"moodle"};
  for (const Member& member : tree) {
    const std::string top = first_name(member.path);
    std::smatch match;
    if (!std::regex_match(top, match, form)) {
      if (member.path == top) all.strays.push_back(top);
      continue;
    }
    Submission& submission = submission_of(all, match[2], match[1]);
    if (member.path == top) continue;
    submission.files.push_back(member);
    submission.files.back().path = below_first(member.path);
  }
  if (all.submissions.empty()) return std::nullopt;
  return all;
}

}  // namespace

std::optional<Export> read_canvas(const Tree& tree) {
  return read_flat("canvas", tree, read_canvas_file);
}

std::optional<Export> read_blackboard(const Tree& tree) {
  return read_flat("blackboard", tree, read_blackboard_file);
}

std::optional<Export> read_moodle(const Tree& tree) {
  Tree files = tree;
  std::erase_if(files, [](const Member& member) {
    return first_name(member.path).find("_assignsubmission_onlinetext") != std::string::npos;
  });
  const auto flat = read_flat("moodle", files, read_moodle_file);
  return flat ? flat : read_moodle_folders(files);
}

}  // namespace boxlab::grade
