#include "check/groups.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <sstream>

namespace boxlab {

namespace {

bool is_group(const sys::Descriptor& cgroups, const std::string& path) {
  struct stat status {};
  return fstatat(cgroups.get(), path.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 &&
         S_ISDIR(status.st_mode);
}

void add_groups(std::vector<std::string>& groups, const sys::Descriptor& cgroups,
                const std::string& parent) {
  for (const std::string& name : read_names(cgroups, parent.empty() ? "." : parent)) {
    const std::string path = parent.empty() ? name : fmt::format("{}/{}", parent, name);
    if (!is_group(cgroups, path)) continue;
    groups.push_back(path);
    add_groups(groups, cgroups, path);
  }
}

}  // namespace

std::vector<std::string> read_groups(const sys::Descriptor& cgroups) {
  std::vector<std::string> groups;
  add_groups(groups, cgroups, "");
  return groups;
}

std::uint64_t read_count(const sys::Descriptor& cgroups, const std::string& path,
                         const std::string& key) {
  std::istringstream lines{read_text(cgroups, path)};
  std::string name;
  for (std::uint64_t count = 0; lines >> name >> count;) {
    if (name == key) return count;
  }
  return 0;
}

/// The kernel removes the files of a cgroup with its directory, and no directory before those in
/// it.
bool remove_groups(const std::string& path) {
  if (rmdir(path.c_str()) == 0 || errno == ENOENT) return true;
  const sys::Descriptor top{open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!top.is_open()) return errno == ENOENT;
  auto groups = read_groups(top);
  std::reverse(groups.begin(), groups.end());
  for (const std::string& group : groups) unlinkat(top.get(), group.c_str(), AT_REMOVEDIR);
  return rmdir(path.c_str()) == 0;
}

}  // namespace boxlab
