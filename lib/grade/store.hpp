// The directory that grading writes to.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course/lab.hpp"
#include "course/lock.hpp"
#include "grade/gradebook.hpp"
#include "grade/work.hpp"

namespace boxlab::grade {

/// What is kept:
///
///     gradebook.sqlite           all that is known: what is below can be made from it
///     grades.csv                 a line for each student and lab, safe for spreadsheets
///     unmatched.csv              the same for what belongs to nobody of the roster
///     results/LAB/ID.json        the verdict document of each
///     sources/LAB/ID/NAME.cpp    the file that it is about
///
/// Nothing of it can be reached by what is graded. A file is written whole, or not at all.
class Store {
 public:
  /// Makes the directory, and locks it. Throws BadStore when there is something else in it, or
  /// another boxlab writes to it.
  explicit Store(const std::filesystem::path& directory);

  const Gradebook& gradebook() const { return gradebook_; }

  /// Keeps the file of a work. Returns the directory that it is in.
  std::filesystem::path keep_source(const Lab& lab, const Work& work) const;
  /// Keeps what a work came to, by the judge of that fingerprint.
  void keep_result(const Lab& lab, const Work& work, const std::string& judge) const;
  /// Writes the tables: all that is in the gradebook.
  void write_tables(const Course& course) const;

 private:
  std::filesystem::path directory_;
  Lock lock_;
  Gradebook gradebook_;
};

/// Opens the gradebook in a directory that grading has written. Throws BadStore when there is none.
Gradebook open_gradebook(const std::filesystem::path& directory);

/// Where, in the directory of a store, the file of a submission is.
std::filesystem::path source_place(const std::filesystem::path& directory, const Lab& lab,
                                   const std::string& id);

/// An id as a name of a file: letters, digits and "-_.@+" stay, all else becomes %XX.
std::string file_name(const std::string& id);

}  // namespace boxlab::grade
