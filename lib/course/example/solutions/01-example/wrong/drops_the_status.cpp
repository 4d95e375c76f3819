// wrong: it waits for the command, and forgets how that ended
// rejected-by: example.status "exit status 0"
#include "example.hpp"

#include "sys/process.hpp"

int run(char** argv) {
  sys::wait(sys::spawn([argv] { sys::exec(argv); }));
  return 0;
}
