// The layouts that give each student a directory, and say elsewhere whose it is.
#include <algorithm>
#include <map>
#include <sstream>

#include "grade/export.hpp"
#include "grade/text.hpp"

namespace boxlab::grade {

namespace {

/// Somebody who has handed in, as Gradescope's submission_metadata.yml says it.
struct Submitter {
  std::string name;
  std::string email;
  std::string sid;
};

/// The value in a line "  :sid: '123'".
std::string yaml_value(const std::string& line) {
  const auto colon = line.find(": ");
  if (colon == std::string::npos) return "";
  std::string value = line.substr(colon + 2);
  if (value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0])
    value = value.substr(1, value.size() - 2);
  return value;
}

/// A line of the file: how far in it begins, a dash or not, and what follows.
struct YamlLine {
  std::size_t indent = 0;
  bool begins_item = false;
  std::string text;
};

YamlLine read_yaml_line(const std::string& line) {
  const auto start = line.find_first_not_of(" -");
  if (start == std::string::npos) return {};
  return {start, line.substr(0, start).find('-') != std::string::npos, line.substr(start)};
}

void read_submitter(const std::string& text, Submitter& submitter) {
  if (text.starts_with(":name: ")) submitter.name = yaml_value(text);
  if (text.starts_with(":email: ")) submitter.email = yaml_value(text);
  if (text.starts_with(":sid: ")) submitter.sid = yaml_value(text);
}

/// A submission: whose, and when it was made: "2026-10-01 10:20:30.123456 Z".
struct GradescopeEntry {
  std::vector<Submitter> submitters;
  std::string time;
};

/// The submissions by their directories, "submission_123". Gradescope writes the file always in the
/// same form, so lines are enough: a key at the margin begins a submission, its list of submitters
/// goes on to its next key, and a dash begins one of them.
std::map<std::string, GradescopeEntry> read_metadata(const std::string& text) {
  constexpr std::size_t key_indent = 2;
  std::map<std::string, GradescopeEntry> all;
  GradescopeEntry* entry = nullptr;
  bool is_in_list = false;
  std::istringstream lines{text};
  for (std::string whole; std::getline(lines, whole);) {
    const YamlLine line = read_yaml_line(whole);
    if (line.text.empty()) continue;
    if (line.indent == 0) entry = &all[line.text.substr(0, line.text.find(':'))];
    if (line.indent <= key_indent) is_in_list = line.text == ":submitters:";
    if (entry == nullptr) continue;
    if (line.text.starts_with(":created_at: ")) entry->time = yaml_value(line.text);
    if (!is_in_list) continue;
    if (line.begins_item) entry->submitters.emplace_back();
    if (!entry->submitters.empty()) read_submitter(line.text, entry->submitters.back());
  }
  return all;
}

/// Each member of a group has the same files.
void add_group(Export& all, const Tree& files, const std::string& directory,
               const GradescopeEntry& entry) {
  for (const Submitter& one : entry.submitters) {
    Submission submission{one.sid.empty() ? one.email : one.sid, one.name, directory, files};
    submission.time = entry.time;
    if (entry.submitters.size() > 1) submission.notes.emplace_back("handed in by a group");
    all.submissions.push_back(std::move(submission));
  }
}

}  // namespace

std::optional<Export> read_gradescope(const Tree& tree) {
  const auto file = std::ranges::find(tree, metadata_name, &Member::path);
  if (file == tree.end() || !file->hazard.empty()) return std::nullopt;
  const auto metadata = read_metadata(to_plain_text(file->contents).text);
  Export all{"gradescope"};
  for (const std::string& top : top_names(tree)) {
    if (top == file->path) continue;
    const auto known = metadata.find(top);
    if (known == metadata.end() || known->second.submitters.empty()) {
      all.strays.push_back(top);
    } else {
      add_group(all, below(tree, top), top, known->second);
    }
  }
  return all;
}

std::optional<Export> read_github(const std::string& name, const Tree& tree) {
  constexpr std::string_view ending = "-submissions";
  if (!name.ends_with(ending)) return std::nullopt;
  const std::string slug = name.substr(0, name.size() - ending.size()) + "-";
  Export all{"github"};
  for (const std::string& top : top_names(tree)) {
    Tree files = below(tree, top);
    if (files.empty() || !top.starts_with(slug)) {
      all.strays.push_back(top);
    } else {
      all.submissions.push_back({top.substr(slug.size()), "", top, std::move(files)});
    }
  }
  if (all.submissions.empty()) return std::nullopt;
  return all;
}

}  // namespace boxlab::grade
