// All marks of a class, in a file that survives everything.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "grade/sqlite.hpp"
#include "grade/work.hpp"

namespace boxlab::grade {

/// The directory is not one that grading may write to, or has no grades in it.
class BadStore : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Which works are judged again although they have been.
enum class Again {
  changed,  ///< those whose file, or whose judge, is another one
  failed,   ///< those whose file is another one, and those without all points
  unknown,  ///< those whose file is another one: whoever has judged it
  all,
};

/// A gradebook, in a SQLite database. A work is in it whole, or waiting to be judged.
class Gradebook {
 public:
  /// Opens it, or makes it. Throws BadStore when it is of another version of boxlab.
  explicit Gradebook(const std::filesystem::path& file);

  /// Sets in the works what is known of them, where they need not be judged again. `judge` names
  /// all on which verdicts depend: see fingerprint().
  void recall(const Lab& lab, std::vector<Work>& works, const std::string& judge,
              Again again) const;
  /// Enters the works of a lab, all at once. Those that were entered before stay, but with a
  /// roster, those that belong to none of its students go.
  void enter(const Lab& lab, const std::vector<Work>& works, const std::string& judge,
             bool has_roster) const;
  /// Enters what one work came to.
  void keep(const Lab& lab, const Work& work, const std::string& judge) const;
  /// The works of each lab that has some, without their files: in the order of the roster, or else
  /// of the ids.
  std::vector<LabWorks> read(const Course& course) const;
  /// Adds their files to the works of a lab.
  void read_texts(LabWorks& lab) const;

 private:
  void recall_one(const Lab& lab, Work& work, const std::string& judge, Again again) const;

  std::unique_ptr<Database> database_;
};

}  // namespace boxlab::grade
