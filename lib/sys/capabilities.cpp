#include "sys/capabilities.hpp"

#include <sys/prctl.h>

#include <algorithm>
#include <cerrno>

#include "sys/error.hpp"

namespace sys {

/// The kernel does not know the capability after the last one.
void detail::keep_capabilities(const int* begin, const int* end) {
  for (int capability = 0;; ++capability) {
    if (std::find(begin, end, capability) != end) continue;
    const int result = prctl(PR_CAPBSET_DROP, capability);
    if (result == -1 && errno == EINVAL) return;
    check(result, "prctl", "PR_CAPBSET_DROP");
  }
}

}  // namespace sys
