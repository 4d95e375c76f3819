#include "cli/offer.hpp"

#include "check/need.hpp"

namespace boxlab {

std::string call_with_vm(const Lab& lab, const std::string& need) {
  const std::string name = lab.names()[1];
  const bool builds_here = need != sandbox_need.name && need != limits_need.name;
  return builds_here ? "./boxlab check " + name + " --vm" : "./boxlab vm -w ./boxlab check " + name;
}

}  // namespace boxlab
