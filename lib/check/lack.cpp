#include "check/lack.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <utility>

namespace boxlab {

std::string describe(const Lack& lack) {
  return lack.mend.empty() ? lack.what
                           : fmt::format("{}; this mends it:\n  {}", lack.what, lack.mend);
}

std::string as_root(const std::string& line) { return geteuid() == 0 ? line : "sudo " + line; }

std::string installing(const std::string& packages) {
  return as_root("apt-get install -y " + packages);
}

Lacking::Lacking(Lack lack) : Blocked{describe(lack)}, lack_{std::move(lack)} {}

}  // namespace boxlab
