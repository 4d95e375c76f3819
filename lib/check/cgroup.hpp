// Limits for all processes of a sandbox together.
#pragma once

#include <filesystem>
#include <optional>

#include "check/limits.hpp"
#include "sys/descriptor.hpp"

namespace boxlab {

/// A cgroup (v2) of its own for one sandbox, with its limits on memory and processes. It goes with
/// the object, and soon after the judge where that is killed: see sweep_after_us().
class Cgroup {
 public:
  /// Makes one, where this machine lets us have one with both controllers: see cgroup_place().
  /// Nothing elsewhere, which is no error: the other limits hold all the same.
  static std::optional<Cgroup> make(const Limits& limits);

  /// `other` has none then, and removes none.
  Cgroup(Cgroup&& other) noexcept = default;
  Cgroup& operator=(Cgroup&&) = delete;
  ~Cgroup();

  /// Whether the kernel killed a process in it since all of it together had no memory left.
  bool ran_out_of_memory() const;

  /// Its directory below /sys/fs/cgroup.
  const std::filesystem::path& path() const { return path_; }
  /// For CLONE_INTO_CGROUP.
  const sys::Descriptor& directory() const { return directory_; }

 private:
  Cgroup(std::filesystem::path path, const Limits& limits);

  std::filesystem::path path_;
  sys::Descriptor directory_;
};

}  // namespace boxlab
