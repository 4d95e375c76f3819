#include "ocibox.hpp"

#include "sys/error.hpp"

sys::Pid create_container(const Spec& spec, const Container& container) {
  (void)spec;
  (void)container;
  sys::not_written("create_container");
}

Status find_status(const Container& container) {
  (void)container;
  sys::not_written("find_status");
}

void start_container(const Spec& spec, const Container& container) {
  (void)spec;
  (void)container;
  sys::not_written("start_container");
}

void kill_container(const Container& container, int signal) {
  (void)container;
  (void)signal;
  sys::not_written("kill_container");
}

void delete_container(const Spec& spec, const Container& container, bool force) {
  (void)spec;
  (void)container;
  (void)force;
  sys::not_written("delete_container");
}
