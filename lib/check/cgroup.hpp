// Limits for all processes of a sandbox together.
#pragma once

#include <optional>
#include <string>

#include "check/limits.hpp"
#include "sys/descriptor.hpp"

namespace boxlab {

/// A cgroup (v2) of its own for one sandbox, with its limits on memory and processes. It goes with
/// the object; when the judge is killed, a janitor process removes it.
class Cgroup {
 public:
  /// Makes one, where this machine lets us have one with both controllers; nothing elsewhere.
  static std::optional<Cgroup> make(const Limits& limits);

  Cgroup(Cgroup&& other) noexcept = default;
  Cgroup& operator=(Cgroup&&) = delete;
  ~Cgroup();

  /// For CLONE_INTO_CGROUP.
  const sys::Descriptor& directory() const { return directory_; }

 private:
  explicit Cgroup(std::string path);

  std::string path_;
  sys::Descriptor directory_;
};

}  // namespace boxlab
