#include "check/cgroup_place.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

namespace boxlab {

namespace fs = std::filesystem;

std::optional<fs::path> find_mount(const std::string& wanted) {
  std::ifstream mounts{"/proc/self/mounts"};
  std::string device;
  std::string point;
  std::string type;
  for (std::string rest; mounts >> device >> point >> type && std::getline(mounts, rest);) {
    if (type == wanted) return point;
  }
  return std::nullopt;
}

std::vector<std::string> missing_controllers(const fs::path& file,
                                             const std::vector<std::string>& wanted) {
  std::ifstream names{file};
  const std::set<std::string> there{std::istream_iterator<std::string>{names}, {}};
  std::vector<std::string> missing;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(missing),
               [&](const std::string& name) { return !there.contains(name); });
  return missing;
}

namespace {
/// Our own cgroup below `mount`: the line "0::/path" of /proc/self/cgroup.
fs::path own_cgroup(const fs::path& mount) {
  std::ifstream lines{"/proc/self/cgroup"};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("0::/")) return mount / line.substr(4);
  }
  return mount;
}

std::vector<fs::path> candidates() {
  std::vector<fs::path> parents;
  if (const char* given = std::getenv("BOXLAB_CGROUP")) parents.emplace_back(given);
  if (const auto mount = find_mount("cgroup2")) {
    parents.push_back(own_cgroup(*mount).parent_path());
    parents.push_back(*mount);
  }
  return parents;
}

/// Whether a cgroup made below `parent` can be had, and has both controllers.
bool is_usable(const fs::path& parent) {
  return missing_controllers(parent / "cgroup.subtree_control", {"memory", "pids"}).empty() &&
         access(parent.c_str(), W_OK) == 0 && access((parent / "cgroup.procs").c_str(), W_OK) == 0;
}

}  // namespace

const fs::path* cgroup_place() {
  static const std::optional<fs::path> found = [] {
    for (const fs::path& candidate : candidates()) {
      if (is_usable(candidate)) return std::optional{candidate};
    }
    return std::optional<fs::path>{};
  }();
  return found ? &*found : nullptr;
}

}  // namespace boxlab
