// The list of a class.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace boxlab::grade {

/// Somebody of the class.
struct Student {
  std::string id;  ///< the first of the ids that the roster has of them
  std::string name;
  std::vector<std::string> ids;  ///< all of them: number, login, address
  std::size_t row = 0;           ///< in the roster; the first one is the head
  std::string participant{};     ///< Moodle's number, of "Participant 657737"; empty without one
};

/// A roster that can't be read. what() says why.
class BadRoster : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Who is in a class, and by which ids schools' systems know them.
class Roster {
 public:
  /// Reads a CSV, in any encoding that spreadsheets write. Its first line names the columns: those
  /// that hold ids are known by their names ("id", "username", "email", "SIS User ID"...). Throws
  /// BadRoster.
  explicit Roster(const std::filesystem::path& csv);

  const std::vector<Student>& students() const { return students_; }
  /// The student with that id, capital or small; nothing when there is none, or when there are two.
  const Student* find(const std::string& id) const;

 private:
  void add(Student student);

  std::vector<Student> students_;
  std::map<std::string, std::vector<std::size_t>> by_id_;  ///< folded
};

}  // namespace boxlab::grade
