// Having something run in a virtual machine.
#pragma once

#include <string>
#include <vector>

namespace boxlab {

/// The words of a call that has `words` run in a machine (`boxlab vm`) that is large enough for
/// checks, and takes no longer to start than it must.
std::vector<std::string> call_in_vm(const std::vector<std::string>& words);

}  // namespace boxlab
