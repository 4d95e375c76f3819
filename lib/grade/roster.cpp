#include "grade/roster.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "course/files.hpp"
#include "grade/csv.hpp"
#include "grade/text.hpp"

namespace boxlab::grade {

namespace {

/// What columns with ids are called: by schools, Canvas, Moodle, GitHub Classroom, Gradescope.
const std::set<std::string, std::less<>> id_columns{"id",
                                                    "student id",
                                                    "student_id",
                                                    "studentid",
                                                    "student number",
                                                    "sid",
                                                    "user id",
                                                    "userid",
                                                    "user_id",
                                                    "username",
                                                    "user name",
                                                    "login",
                                                    "login id",
                                                    "email",
                                                    "e-mail",
                                                    "email address",
                                                    "sis user id",
                                                    "sis login id",
                                                    "identifier",
                                                    "id number",
                                                    "github_username",
                                                    "github",
                                                    "roster_identifier",
                                                    "matriculation number"};

const std::set<std::string, std::less<>> name_columns{
    "name",       "full name", "student",  "student name", "first name", "firstname",
    "first_name", "last name", "lastname", "last_name",    "surname"};

/// What a roster's columns are for, by their places.
struct Columns {
  std::vector<std::size_t> ids;
  std::vector<std::size_t> names;
};

Columns read_columns(const Cells& head) {
  Columns columns;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (id_columns.contains(fold(head[i]))) columns.ids.push_back(i);
    if (name_columns.contains(fold(head[i]))) columns.names.push_back(i);
  }
  return columns;
}

/// The number of "Participant 657737", in whatever language Moodle says participant.
std::string participant_number(const std::string& id) {
  const auto blank = id.rfind(' ');
  if (blank == std::string::npos) return "";
  const std::string number = id.substr(blank + 1);
  const bool is_number = !number.empty() && std::ranges::all_of(number, [](unsigned char letter) {
    return letter >= '0' && letter <= '9';
  });
  return is_number ? number : "";
}

Student read_student(const Cells& cells, const Columns& columns) {
  Student student;
  const auto cell = [&](std::size_t at) { return at < cells.size() ? cells[at] : std::string{}; };
  for (const std::size_t at : columns.ids) {
    const std::string id = fold(cell(at));
    if (id.empty()) continue;
    if (student.id.empty()) student.id = cell(at);
    student.ids.push_back(id);
    const std::string number = participant_number(id);
    if (number.empty()) continue;
    student.ids.push_back(number);
    student.participant = number;
  }
  std::vector<std::string> names;
  for (const std::size_t at : columns.names) {
    if (!cell(at).empty()) names.push_back(cell(at));
  }
  student.name = fmt::format("{}", fmt::join(names, " "));
  return student;
}

}  // namespace

Roster::Roster(const std::filesystem::path& csv) {
  const auto lines = read_csv(to_plain_text(read_file(csv)).text);
  if (lines.empty()) throw BadRoster{csv.string() + " is empty"};
  const Columns columns = read_columns(lines.front());
  if (columns.ids.empty())
    throw BadRoster{
        fmt::format("{}: no column has ids. Its first line should name one: id, username, email...",
                    csv.string())};
  for (std::size_t row = 1; row < lines.size(); ++row) {
    Student student = read_student(lines[row], columns);
    student.row = row;
    add(std::move(student));
  }
}

/// Rows without an id, such as Canvas's "Points Possible", are nobody.
void Roster::add(Student student) {
  if (student.id.empty()) return;
  for (const std::string& id : std::set<std::string>{student.ids.begin(), student.ids.end()})
    by_id_[id].push_back(students_.size());
  students_.push_back(std::move(student));
}

const Student* Roster::find(const std::string& id) const {
  const auto found = by_id_.find(fold(id));
  if (found == by_id_.end() || found->second.size() != 1) return nullptr;
  return &students_[found->second.front()];
}

}  // namespace boxlab::grade
