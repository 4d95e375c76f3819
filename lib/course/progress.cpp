#include "course/progress.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>

#include "course/date.hpp"
#include "course/files.hpp"
#include "course/lock.hpp"

namespace boxlab {

namespace {

constexpr std::string_view headline =
    "# What you have done: DATE LAB KIND NAME VALUE, in any order.";
constexpr std::string_view kinds[] = {"check", "hint", "version"};

/// The words of a line, when it is one that we know.
std::optional<std::array<std::string, 5>> read_words(const std::string& line) {
  std::istringstream stream{line};
  std::array<std::string, 5> words;
  for (std::string& word : words) stream >> word;
  std::string more;
  if (!stream || stream >> more || !is_date(words[0])) return std::nullopt;
  const bool is_known = std::find(std::begin(kinds), std::end(kinds), words[2]) != std::end(kinds);
  return is_known ? std::optional{words} : std::nullopt;
}

/// What git leaves in a file that it could not merge by itself.
bool is_conflict_mark(const std::string& line) {
  return line.starts_with("<<<<<<<") || line.starts_with("|||||||") || line == "=======" ||
         line.starts_with(">>>>>>>");
}

}  // namespace

Progress Progress::parse(std::string_view text) {
  Progress progress;
  std::istringstream lines{std::string{text}};
  for (std::string line; std::getline(lines, line);) progress.read_line(line);
  return progress;
}

void Progress::read_line(const std::string& line) {
  if (line.empty() || line == headline || is_conflict_mark(line)) return;
  if (const auto words = read_words(line)) {
    const auto& [date, lab, kind, name, value] = *words;
    Fact& fact = facts_[{lab, kind, name}];
    fact = std::max(fact, Fact{date, value});
  } else if (std::find(unknown_.begin(), unknown_.end(), line) == unknown_.end()) {
    unknown_.push_back(line);
  }
}

std::string Progress::text() const {
  std::string text{headline};
  text += '\n';
  for (const auto& [topic, fact] : facts_) {
    text += fact.date + ' ' + topic.lab + ' ' + topic.kind + ' ' + topic.name + ' ' + fact.value;
    text += '\n';
  }
  for (const std::string& line : unknown_) text += line + '\n';
  return text;
}

const Fact* Progress::find(const Topic& topic) const {
  const auto found = facts_.find(topic);
  return found == facts_.end() ? nullptr : &found->second;
}

void Progress::set(const Topic& topic, const std::string& value) {
  Fact& fact = facts_[topic];
  // What is true now counts, even if a clock was fast when the line before was written.
  fact = {std::max(fact.date, date_of_now()), value};
}

std::string topic_name(const Lab& lab) { return lab.names()[1]; }

std::filesystem::path progress_file(const Course& course) { return course.kept() / "progress"; }

Progress read_progress(const Course& course) {
  if (!std::filesystem::exists(progress_file(course))) return {};
  return Progress::parse(read_file(progress_file(course)));
}

void change_progress(const Course& course, const std::function<void(Progress&)>& change) {
  std::filesystem::create_directories(course.kept());
  const Lock lock{course.kept()};
  Progress progress = read_progress(course);
  change(progress);
  replace_file(progress_file(course), progress.text());
}

}  // namespace boxlab
