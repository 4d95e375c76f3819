#include "check/nested.hpp"

#include <cerrno>

namespace boxlab {

bool allows_namespaces(const Sandbox& sandbox) {
  const Run run = sandbox.run_command({"unshare", "-rfimnpu", "true"});
  return run.ending == Ending::exited && run.status == 0;
}

void require_nested_namespaces() {
  static const bool allows = allows_namespaces(Sandbox{});
  if (!allows) refuse("unshare inside a sandbox", EPERM);
}

}  // namespace boxlab
