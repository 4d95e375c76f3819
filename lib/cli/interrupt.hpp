// Ctrl-C.
#pragma once

#include <string_view>

namespace boxlab {

/// From now on, SIGINT ends this process with a word about what it stopped. Nothing has to be
/// cleaned up: the compiler, the checker and all sandboxes die with the process that started them.
/// `advice`, a text that never goes away, says how to go on.
void end_politely_on_interrupt(std::string_view advice = "");

}  // namespace boxlab
