// One at a time.
#pragma once

#include <filesystem>
#include <optional>
#include <utility>

#include "sys/descriptor.hpp"

namespace boxlab {

/// Keeps others that want the same lock waiting, as long as it lives. It goes with this process,
/// however that ends (flock(2)).
class Lock {
 public:
  /// Locks a directory. Throws std::system_error.
  explicit Lock(const std::filesystem::path& directory);
  /// The same, but nothing where somebody has it.
  static std::optional<Lock> try_to(const std::filesystem::path& directory);

 private:
  explicit Lock(sys::Descriptor directory) : directory_{std::move(directory)} {}

  sys::Descriptor directory_;
};

}  // namespace boxlab
