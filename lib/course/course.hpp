// A course: labs, and where they are built.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "course/lab.hpp"

namespace boxlab {

/// A course: a directory that holds labs/.
struct Course {
  std::filesystem::path root;
  std::filesystem::path build;  ///< where the checkers are
  std::vector<Lab> labs;        ///< in the order of their numbers

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
  /// How to call a file in messages: from the course's root, when it is in there.
  std::string shown(const std::filesystem::path& file) const;
};

/// Reads the course in `root`, built in `build`. Throws std::runtime_error when there is no lab.
Course read_course(const std::filesystem::path& root, const std::filesystem::path& build);

/// The course that this process is about: $BOXLAB_ROOT, or else the directory with labs/ that is
/// nearest upwards from here; built in $BOXLAB_BUILD, or else in its directory build.
Course find_course();

}  // namespace boxlab
