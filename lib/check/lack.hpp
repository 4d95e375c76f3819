// What this machine is without, and what mends it.
#pragma once

#include <string>

#include "check/blocked.hpp"

namespace boxlab {

/// Something that labs need and this machine is without.
struct Lack {
  std::string need;    ///< its name in lab.toml: "cgroup"
  std::string what;    ///< in a sentence: "this machine has no ..."
  std::string mend{};  ///< a line of shell that mends it; empty where no line can
};

/// All that there is to say about it: the mending line stands alone, so that it can be copied.
std::string describe(const Lack& lack);

/// The line of shell as one who is not root has to type it.
std::string as_root(const std::string& line);

/// The line that installs packages of Debian.
std::string installing(const std::string& packages);

/// Blocked by something that we know more about. what() is describe(lack()).
class Lacking : public Blocked {
 public:
  /// The text is that of describe().
  explicit Lacking(Lack lack);
  /// In its parts, for those who show it in their own way.
  const Lack& lack() const { return lack_; }

 private:
  Lack lack_;
};

}  // namespace boxlab
