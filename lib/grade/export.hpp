// What schools' systems hand out of submissions.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "grade/tree.hpp"

namespace boxlab::grade {

/// What one student has handed in.
struct Submission {
  std::string id;    ///< as the system has it: a number, a login, a directory's name
  std::string name;  ///< where the system says it
  std::string from;  ///< where it was found
  Tree files{};
  std::vector<std::string> notes{};
  std::string time{};  ///< when it was handed in, where the system says it: see Member::time
};

/// All that was found in one folder or archive.
struct Export {
  std::string layout;  ///< "folders", "moodle", "canvas", "blackboard", "gradescope", "github"
  std::vector<Submission> submissions{};
  std::vector<std::string> strays{};  ///< what belongs to nobody
};

/// Tells from the names in a tree which system has made it, and whose is what. `name` is what the
/// tree itself is called. Where no system is recognised, each directory, and each archive, at the
/// top is one student's; or all is one student's, when the top itself holds a file that is called
/// as one of `answers`, or labs/.
Export read_export(const std::string& name, Tree tree, const std::set<std::string>& answers);

/// One of the layouts; nothing when the tree has not its form.
std::optional<Export> read_moodle(const Tree& tree);
std::optional<Export> read_canvas(const Tree& tree);
std::optional<Export> read_blackboard(const Tree& tree);
std::optional<Export> read_gradescope(const Tree& tree);
/// `name` is that of the directory that holds the repositories: "pipes-submissions".
std::optional<Export> read_github(const std::string& name, const Tree& tree);

/// The submission with that id, which is new if there is none.
Submission& submission_of(Export& all, const std::string& id, const std::string& name);

}  // namespace boxlab::grade
