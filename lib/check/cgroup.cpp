#include "check/cgroup.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <random>
#include <string>
#include <utility>

#include "check/cgroup_place.hpp"
#include "check/groups.hpp"
#include "check/janitor.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

namespace fs = std::filesystem;

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
  if (cgroup_place() == nullptr) return std::nullopt;
  sweep_after_us(*cgroup_place(), prefix());
  return Cgroup{*cgroup_place() / new_name(), limits};
}

Cgroup::Cgroup(fs::path path, const Limits& limits) : path_{std::move(path)} {
  fs::create_directory(path_);
  directory_ = sys::open(path_.c_str(), O_RDONLY | O_DIRECTORY);
  write_limit(path_ / "memory.max", limits.memory_bytes);
  write_limit(path_ / "pids.max", limits.processes);
}

/// memory.events also counts the kills in the cgroups that the run made in this one, with limits of
/// their own; memory.events.local, what went beyond the limit of this one itself.
bool Cgroup::ran_out_of_memory() const {
  return read_count(directory_, "memory.events.local", "oom") > 0 &&
         read_count(directory_, "memory.events", "oom_kill") > 0;
}

Cgroup::~Cgroup() {
  if (!directory_.is_open()) return;  // moved from
  remove_groups(path_);               // what can't be removed now, the janitor removes
}

}  // namespace boxlab
