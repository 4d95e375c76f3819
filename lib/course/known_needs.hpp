// What this machine was found to have, so that it need not be tried before every check.
#pragma once

#include <set>
#include <string>

#include "course/course.hpp"

namespace boxlab {

/// The needs that were there when they were last tried: by this user, in these namespaces, since
/// the machine was booted. Kept in the build directory.
class KnownNeeds {
 public:
  explicit KnownNeeds(const Course& course);

  bool has(const std::string& need) const { return names_.contains(need); }
  /// Where that can't be kept, it is tried again the next time.
  void add(const std::string& need);

 private:
  std::filesystem::path path_;
  std::string machine_;
  std::set<std::string> names_;
};

/// Has all be tried again: a check was blocked.
void forget_needs(const Course& course);

}  // namespace boxlab
