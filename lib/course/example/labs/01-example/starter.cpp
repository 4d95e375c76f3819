#include "example.hpp"

#include "sys/error.hpp"
#include "sys/process.hpp"

int run(char** argv) {
  (void)argv;
  sys::not_written("run");
}
