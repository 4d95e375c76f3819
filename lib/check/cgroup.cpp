#include "check/cgroup.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "check/janitor.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

namespace fs = std::filesystem;

/// Where the cgroup v2 hierarchy is mounted: "... /sys/fs/cgroup ... - cgroup2 ...".
std::optional<fs::path> find_mount() {
  std::ifstream mounts{"/proc/self/mounts"};
  std::string device;
  std::string point;
  std::string type;
  for (std::string rest; mounts >> device >> point >> type && std::getline(mounts, rest);) {
    if (type == "cgroup2") return point;
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
  if (const auto mount = find_mount()) {
    parents.push_back(own_cgroup(*mount).parent_path());
    parents.push_back(*mount);
  }
  return parents;
}

/// Whether a cgroup made below `parent` can be had, and has both controllers.
bool is_usable(const fs::path& parent) {
  std::ifstream controllers{parent / "cgroup.subtree_control"};
  bool has_memory = false;
  bool has_pids = false;
  for (std::string name; controllers >> name;) {
    has_memory = has_memory || name == "memory";
    has_pids = has_pids || name == "pids";
  }
  return has_memory && has_pids && access(parent.c_str(), W_OK) == 0 &&
         access((parent / "cgroup.procs").c_str(), W_OK) == 0;
}

/// The first candidate that is usable, looked for once a process.
const std::optional<fs::path>& parent() {
  static const std::optional<fs::path> found = [] {
    for (const fs::path& candidate : candidates()) {
      if (is_usable(candidate)) return std::optional{candidate};
    }
    return std::optional<fs::path>{};
  }();
  return found;
}

void write_limit(const fs::path& file, std::uint64_t value) {
  const sys::Descriptor opened = sys::open(file.c_str(), O_WRONLY);
  const std::string text = std::to_string(value);
  sys::write_all(opened, text.data(), text.size());
}

/// What the names of this judge's cgroups begin with. Not its pid: judges in other pid namespaces
/// may have the same one.
const std::string& prefix() {
  static const std::string chosen = fmt::format("boxlab-{:08x}-", std::random_device{}());
  return chosen;
}

/// A name that no other sandbox of this or another judge has.
std::string new_name() {
  static int count = 0;
  return fmt::format("{}{}", prefix(), ++count);
}

}  // namespace

std::optional<Cgroup> Cgroup::make(const Limits& limits) {
  if (!parent()) return std::nullopt;
  sweep_after_us(*parent(), prefix());
  return Cgroup{*parent() / new_name(), limits};
}

Cgroup::Cgroup(fs::path path, const Limits& limits) : path_{std::move(path)} {
  fs::create_directory(path_);
  directory_ = sys::open(path_.c_str(), O_RDONLY | O_DIRECTORY);
  write_limit(path_ / "memory.max", limits.memory_bytes);
  write_limit(path_ / "pids.max", limits.processes);
}

bool Cgroup::ran_out_of_memory() const {
  std::ifstream events{path_ / "memory.events"};
  std::string name;
  for (unsigned long count = 0; events >> name >> count;) {
    if (name == "oom_kill") return count > 0;
  }
  return false;
}

Cgroup::~Cgroup() {
  if (!directory_.is_open()) return;  // moved from
  std::error_code ignored;            // what can't be removed now, the janitor removes
  fs::remove(path_, ignored);
}

}  // namespace boxlab
