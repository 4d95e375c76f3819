// A lab as data.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace boxlab {

/// Hints for a check that failed in one way.
struct SpecialHints {
  std::string name;  ///< among those of the check
  std::string seen;  ///< a part of what the verdict says then: of `got` or `why`
  std::vector<std::string> texts;
};

/// One lab of a course: a directory labs/NN-name with a lab.toml.
struct Lab {
  std::string name;                 ///< "01-pipes"
  std::filesystem::path directory;  ///< the course's labs/01-pipes
  std::string title;                ///< "A pipeline"
  std::string program;              ///< "pipeline"
  /// For each check that has some, by its id: hints, each more outspoken than the one before.
  std::map<std::string, std::vector<std::string>> hints;
  /// Likewise, hints for what a verdict says, in place of those; the first
  /// that suit it count.
  std::map<std::string, std::vector<SpecialHints>> special_hints{};
  /// What the program is linked with besides: "mnl" for -lmnl.
  std::vector<std::string> libraries{};
  /// Whether the program is linked without shared libraries, so that nothing has to be loaded.
  bool is_static = false;
  /// What a machine may be without, so that the checks have to run on another one: see needs.hpp.
  std::vector<std::string> needs{};
  /// Labs whose solutions can be read in what this one gives: "box". Nobody gets both at once.
  std::vector<std::string> gives{};

  /// What people type for it: "01-pipes", "pipes", "01", "1".
  std::vector<std::string> names() const;
  /// The file that the learner writes.
  std::filesystem::path source() const { return directory / (program + ".cpp"); }
  /// That file as it was handed out.
  std::filesystem::path starter() const { return directory / "starter.cpp"; }
};

/// Reads the lab of a directory. Throws std::runtime_error that names the line of lab.toml which
/// is wrong.
Lab read_lab(const std::filesystem::path& directory);

/// Makes the learner's file from the starter when it is not there. Returns whether it did. Throws
/// std::runtime_error when there is something else of that name.
bool hand_out(const Lab& lab);

}  // namespace boxlab
