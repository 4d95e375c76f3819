// Children that do not outlive their parent.
#pragma once

#include "sys/types.hpp"

namespace boxlab {

/// In a child: it is killed when the thread that made it ends (prctl(2), PR_SET_PDEATHSIG), even if
/// that happened before it could say so. `parent` is what getpid() was before the fork.
void stay_with(sys::Pid parent);

}  // namespace boxlab
