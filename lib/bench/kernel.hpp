// On which kernel something was measured.
#pragma once

#include <string>

namespace boxlab::bench {

/// "Linux 6.1.0" (uname(2)).
std::string kernel();

}  // namespace boxlab::bench
