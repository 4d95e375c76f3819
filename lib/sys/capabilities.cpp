#include "sys/capabilities.hpp"

#include <sys/prctl.h>

#include <algorithm>

#include "sys/error.hpp"

namespace sys {

/// The kernel does not know the capability after the last one.
void detail::keep_capabilities(const int* begin, const int* end) {
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability) != -1; ++capability) {
    if (std::find(begin, end, capability) == end)
      check(prctl(PR_CAPBSET_DROP, capability), "prctl", "PR_CAPBSET_DROP");
  }
}

}  // namespace sys
