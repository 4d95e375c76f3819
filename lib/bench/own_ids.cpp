#include "bench/own_ids.hpp"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "sys/descriptor.hpp"

namespace boxlab::bench {

namespace {

void write_to(const char* path, const std::string& text) {
  sys::write_all(sys::open(path, O_WRONLY), text.data(), text.size());
}

}  // namespace

void map_own_ids(uid_t user, gid_t group) {
  write_to("/proc/self/setgroups", "deny");
  write_to("/proc/self/uid_map", "0 " + std::to_string(user) + " 1");
  write_to("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
}

int enter_user_namespace(int others) {
  const uid_t user = getuid();
  const gid_t group = getgid();
  if (unshare(CLONE_NEWUSER | others) == -1) return errno;
  map_own_ids(user, group);
  return 0;
}

}  // namespace boxlab::bench
