// Ctrl-C.
#pragma once

namespace boxlab {

/// From now on, SIGINT ends this process with a word about what it stopped. Nothing has to be
/// cleaned up: the compiler, the checker and all sandboxes die with the process that started them.
void end_politely_on_interrupt();

}  // namespace boxlab
