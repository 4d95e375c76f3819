// What a learner has done, kept as text.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "course/course.hpp"

namespace boxlab {

/// What a fact is about.
struct Topic {
  std::string lab;   ///< its name without the number, which an upgrade may change: "pipes"
  std::string kind;  ///< "check", "hint" or "version"
  std::string name;  ///< of the check, or of the file: "pipes.eof"

  auto operator<=>(const Topic&) const = default;  // NOLINT(modernize-use-nullptr): its own fault
};

/// One thing that is known, and since when.
struct Fact {
  std::string date;   ///< in UTC: "2026-11-26T03:22:58Z"
  std::string value;  ///< "pass" or "fail"; a hint's level; a version's points, "12/24"

  auto operator<=>(const Fact&) const = default;  // NOLINT(modernize-use-nullptr): its own fault
};

/// All that is known, one line of text for each fact. The order of lines means nothing, a line may
/// be there twice, and where two speak of the same thing the later date counts: so two such texts
/// are merged by putting their lines together, which is what git does (merge=union). A line that we
/// don't know, such as one of a later version, stays.
class Progress {
 public:
  /// Reads what text() wrote, or a merge of several.
  static Progress parse(std::string_view text);
  std::string text() const;

  /// What is known of it, or nullptr.
  const Fact* find(const Topic& topic) const;
  /// Says what is true of it from now on.
  void set(const Topic& topic, const std::string& value);
  /// All that is known, in order.
  const std::map<Topic, Fact>& facts() const { return facts_; }

 private:
  void read_line(const std::string& line);

  std::map<Topic, Fact> facts_;
  std::vector<std::string> unknown_;
};

/// The part of a lab's name that facts use.
std::string topic_name(const Lab& lab);

/// The file that holds the progress of a course's learner.
std::filesystem::path progress_file(const Course& course);

/// What that file says; nothing is known when it is not there.
Progress read_progress(const Course& course);

/// Changes the file, while nobody else does. It is never seen half written. Throws
/// std::system_error.
void change_progress(const Course& course, const std::function<void(Progress&)>& change);

}  // namespace boxlab
