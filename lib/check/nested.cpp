#include "check/nested.hpp"

#include "check/need.hpp"

namespace boxlab {

bool allows_namespaces(const Sandbox& sandbox) {
  const Run run = sandbox.run_command({"unshare", "-rfimnpu", "true"});
  return run.ending == Ending::exited && run.status == 0;
}

void require_nested_namespaces() { require(namespaces_need); }

}  // namespace boxlab
