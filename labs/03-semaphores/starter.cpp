#include "sem.hpp"

#include "sys/error.hpp"
#include "sys/process.hpp"

int run_system_v(const char* name, int key, int jobs, char** command) {
  (void)name;
  (void)key;
  (void)jobs;
  (void)command;
  sys::not_written("run_system_v");
}

void remove_system_v(const char* name, int key) {
  (void)name;
  (void)key;
  sys::not_written("remove_system_v");
}

int run_posix(const char* name, int jobs, int timeout, char** command) {
  (void)name;
  (void)jobs;
  (void)timeout;
  (void)command;
  sys::not_written("run_posix");
}

void remove_posix(const char* name) {
  (void)name;
  sys::not_written("remove_posix");
}
