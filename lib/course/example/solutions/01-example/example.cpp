#include "example.hpp"

#include "sys/process.hpp"

int run(char** argv) {
  return sys::wait(sys::spawn([argv] { sys::exec(argv); }));
}
