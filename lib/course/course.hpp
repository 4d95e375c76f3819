// A course: labs, and where they are built.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "course/lab.hpp"

namespace boxlab {

/// boxlab itself: what all courses have in common.
struct Home {
  std::filesystem::path root;   ///< the launcher, and lib/
  std::filesystem::path build;  ///< the helper library, the virtual machine
};

/// A course: a directory that holds labs/.
struct Course {
  std::filesystem::path root;
  std::filesystem::path build;  ///< where the checkers are
  std::vector<Lab> labs;        ///< in the order of their numbers
  Home home{root, build};       ///< boxlab; it has a course of its own

  /// The lab that one calls "1", "01", "pipes" or "01-pipes". Throws UnknownName.
  const Lab& lab(std::string_view name) const;
  /// Where a lab's checker and program are.
  std::filesystem::path output(const Lab& lab) const { return build / "labs" / lab.name; }
  /// Where a lab's solution, variants and wrong files are; a handout has no such directory.
  std::filesystem::path solutions(const Lab& lab) const { return root / "solutions" / lab.name; }
  /// A right answer.
  std::filesystem::path solution(const Lab& lab) const {
    return solutions(lab) / lab.source().filename();
  }
  /// Where the learner's progress, earlier versions and backups are.
  std::filesystem::path kept() const { return root / ".boxlab"; }
  /// How to call a file in messages: from the course's root, when it is in there; for a course
  /// elsewhere, from here.
  std::string shown(const std::filesystem::path& file) const;
  /// What one types to call boxlab about this course: "./boxlab", or "./boxlab --course DIR".
  std::string command() const;
  /// The variables by which another boxlab finds this course.
  std::vector<std::string> environment() const;

 private:
  bool is_elsewhere() const { return root != home.root; }
};

/// A directory was said to be a course, and is none.
class NoCourse : public std::runtime_error {
 public:
  explicit NoCourse(const std::filesystem::path& directory);
};

/// The file that answers a lab. Throws std::runtime_error in a handout, which has none.
std::filesystem::path find_solution(const Course& course, const Lab& lab);

/// The labs in `root`, in the order of their numbers. Throws NoCourse when it has no labs/.
std::vector<Lab> read_labs(const std::filesystem::path& root);

/// Reads the course in `root`, built in `build`. Throws NoCourse when there are no labs/, and
/// std::runtime_error when they are empty.
Course read_course(const std::filesystem::path& root, const std::filesystem::path& build);

/// Where the course is that this process is about: $BOXLAB_COURSE; or else $BOXLAB_ROOT, boxlab's
/// own; or else the directory with labs/ that is nearest upwards from here. Whether there are labs
/// is not asked, but `labs` is empty.
Course locate_course();

/// That course. The one in $BOXLAB_COURSE is built in $BOXLAB_COURSE_BUILD, boxlab itself in
/// $BOXLAB_BUILD; without these, each in its directory build. Throws as read_course() does.
Course find_course();

/// From now on, this process is about the course in `directory`.
void use_course(const std::filesystem::path& directory);

}  // namespace boxlab
