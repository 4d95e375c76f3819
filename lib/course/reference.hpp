// Files whose verdicts are known beforehand: what the checks are checked with.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "check/verdict.hpp"
#include "course/course.hpp"

namespace boxlab {

/// A check that has to reject a file, and a part of what it says then.
struct Rejection {
  std::string check;
  std::string text;
  bool is_sure = true;  ///< false of a twin's tool that has learnt better in another version
};

/// What a file is a reference for.
enum class Kind {
  starter,   ///< fails every check, and compiles without a warning
  solution,  ///< passes every check
  variant,   ///< right, but written differently: likewise
  twin,      ///< an executable that calls the real tool: likewise, but for the checks that it names
  wrong,     ///< a known mistake: exactly the checks that it names reject it
};

/// "starter", "solution", "variant", "twin" or "wrong".
std::string_view to_text(Kind kind);

/// One such file.
struct Reference {
  Kind kind;
  std::filesystem::path file;
  std::string mistake;                ///< of a wrong file, in words
  std::vector<Rejection> rejections;  ///< of a wrong file, or of a twin that does its job otherwise
  std::string needs{};                ///< what a system may be without: a command, or "root"

  /// Every check has to let it pass.
  bool must_pass() const { return kind != Kind::starter && rejections.empty(); }
};

/// All references of a lab. Throws std::system_error when the starter or the solution is not there,
/// and std::runtime_error when a wrong file does not begin with the lines
///
///     // wrong: WHAT THE MISTAKE IS
///     // rejected-by: ID "PART OF WHAT THE CHECK SAYS"
///
/// A twin may have such lines as well, with # in front, in the comment that it begins with: for
/// the checks that the real tool does not pass by its nature. Versions of a tool differ: several
/// lines for one check are what it may say, and "may-be-rejected-by" leaves open whether it rejects
/// the twin at all. There, too, the twin names the tool, where a system may be without it:
///
///     # needs: COMMAND
///
/// A wrong file may end them with a line "// needs: root", where the mistake only shows when it is
/// root who judges.
std::vector<Reference> find_references(const Course& course, const Lab& lab);

/// Whether what the reference needs is in PATH, or we are root if it needs that; where it is not
/// so, nothing can be said of it.
bool can_be_tried(const Reference& reference);

/// How the verdicts on a reference differ from what they have to be, a sentence each; none is good.
std::vector<std::string> find_differences(const Reference& reference,
                                          const VerdictDocument& document);

}  // namespace boxlab
