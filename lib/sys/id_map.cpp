#include "sys/id_map.hpp"

#include <fcntl.h>

#include <string>

#include "sys/descriptor.hpp"

namespace sys {

namespace {

/// In one call of write(2): such files take their whole text at once, or refuse it.
void write_file(const std::string& path, const std::string& text) {
  write_all(open(path.c_str(), O_WRONLY), text.data(), text.size());
}

}  // namespace

void map_root(Pid pid, unsigned uid, unsigned gid) {
  const std::string directory = "/proc/" + (pid == 0 ? "self" : std::to_string(pid));
  write_file(directory + "/uid_map", "0 " + std::to_string(uid) + " 1\n");
  write_file(directory + "/setgroups", "deny");
  write_file(directory + "/gid_map", "0 " + std::to_string(gid) + " 1\n");
}

}  // namespace sys
