#include "check/busybox.hpp"

#include "check/blocked.hpp"
#include "check/sandbox.hpp"

namespace boxlab {

namespace {

constexpr auto try_busybox =
    "mkdir root && cp $(command -v busybox) root && unshare -r chroot root /busybox true";

}  // namespace

void require_busybox() {
  static const Run run = Sandbox{}.run_shell(try_busybox);
  if (run.ending == Ending::exited && run.status == 0) return;
  throw Blocked{"there is no busybox here that needs no libraries: install busybox-static"};
}

}  // namespace boxlab
