// The directory that grading writes to.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course/lab.hpp"
#include "grade/work.hpp"

namespace boxlab::grade {

/// The works of one lab.
struct LabWorks {
  Lab lab;
  int max_points = 0;
  std::vector<Work> works{};
};

/// The directory is not one that grading may write to.
class BadStore : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// What is kept:
///
///     grades.csv                 a line for each student and lab, safe for spreadsheets
///     unmatched.csv              the same for what belongs to nobody of the roster
///     results/LAB/ID.json        the verdict document of each
///     sources/LAB/ID/NAME.cpp    the file that it is about
///
/// Nothing of it can be reached by what is graded. A file is written whole, or not at all.
class Store {
 public:
  /// Makes the directory. Throws BadStore when there is something else in it.
  explicit Store(std::filesystem::path directory);

  /// Keeps the file of a work. Returns the directory that it is in.
  std::filesystem::path keep_source(const Lab& lab, const Work& work) const;
  /// Keeps what a work came to.
  void keep_result(const Lab& lab, const Work& work) const;
  /// Writes the tables.
  void write_tables(const std::vector<LabWorks>& all) const;

 private:
  std::filesystem::path directory_;
};

/// An id as a name of a file: letters, digits and "-_.@+" stay, all else becomes %XX.
std::string file_name(const std::string& id);

}  // namespace boxlab::grade
