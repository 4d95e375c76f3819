#include "check/cgroup_place.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "check/blocked.hpp"

namespace boxlab {

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

/// Where the first file system of that type is mounted: "... /sys/fs/cgroup cgroup2 ...".
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

/// Those of `wanted` that are not in `file`, which names controllers.
Words missing_in(const fs::path& file, const Words& wanted) {
  std::ifstream names{file};
  const std::set<std::string> there{std::istream_iterator<std::string>{names}, {}};
  Words missing;
  std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(missing),
               [&](const std::string& name) { return !there.contains(name); });
  return missing;
}

/// Whether a cgroup made below `parent` can be had, and has both controllers.
bool is_usable(const fs::path& parent) {
  return missing_in(parent / "cgroup.subtree_control", {"memory", "pids"}).empty() &&
         access(parent.c_str(), W_OK) == 0 && access((parent / "cgroup.procs").c_str(), W_OK) == 0;
}

/// Why there is no place, or none with these controllers.
std::string explain(const Words& controllers) {
  const auto mount = find_mount("cgroup2");
  if (!mount) return "no file system of type cgroup2 is mounted";
  const Words absent = missing_in(*mount / "cgroup.controllers", controllers);
  if (!absent.empty()) {
    return fmt::format("{} is one, but without these controllers: {}{}", mount->string(),
                       fmt::join(absent, " "),
                       find_mount("cgroup") ? "; cgroup v1, which is mounted too, has them" : "");
  }
  const fs::path place = cgroup_place() != nullptr ? *cgroup_place() : *mount;
  const Words not_lent = missing_in(place / "cgroup.subtree_control", controllers);
  if (!not_lent.empty()) {
    return fmt::format("{}/cgroup.subtree_control lacks {}", place.string(),
                       fmt::join(not_lent, " "));
  }
  return fmt::format("user {} may not make groups in {}", geteuid(), place.string());
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

void require_controllers(const Words& controllers) {
  if (cgroup_place() != nullptr &&
      missing_in(*cgroup_place() / "cgroup.subtree_control", controllers).empty())
    return;
  throw Blocked{
      fmt::format("this machine has no cgroup v2 to give away: {}. A machine of its own "
                  "has one: ./boxlab check --vm",
                  explain(controllers))};
}

}  // namespace boxlab
