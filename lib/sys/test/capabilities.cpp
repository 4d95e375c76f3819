#include "sys/capabilities.hpp"

#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>

#include <catch2/catch_test_macros.hpp>

#include "child.hpp"

namespace {

bool is_in_bounding_set(int capability) { return prctl(PR_CAPBSET_READ, capability) == 1; }

}  // namespace

TEST_CASE("keep_capabilities() leaves those in the bounding set, and no others") {
  const Outcome outcome = in_child([] {
    if (unshare(CLONE_NEWUSER) == -1) return 77;  // there, we have all of them
    constexpr int kept[] = {CAP_KILL, CAP_CHOWN};
    sys::keep_capabilities(kept);
    int left = 0;
    for (int capability = 0; capability < 64; ++capability)
      left += is_in_bounding_set(capability) ? 1 : 0;
    return is_in_bounding_set(CAP_KILL) && is_in_bounding_set(CAP_CHOWN) && left == 2 ? 0 : 1;
  });
  if (outcome.status == 77) SKIP("no namespaces here");
  CHECK(outcome.status == 0);
}
