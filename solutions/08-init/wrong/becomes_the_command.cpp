// wrong: it becomes the command, which then is process 1 itself
// rejected-by: init.killed "exit status 0"
// rejected-by: init.clean "it does not run"
// rejected-by: init.descriptors "it does not run"
// rejected-by: orphans.reaped "init has no child that is the command"
// rejected-by: signals.passed "init has no child that is the command"
#include "init.hpp"

#include "sys/process.hpp"

int run_init(char* const* command) { sys::exec(command); }
