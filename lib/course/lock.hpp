// One at a time.
#pragma once

#include <filesystem>

#include "sys/descriptor.hpp"

namespace boxlab {

/// Keeps others that want the same lock waiting, as long as it lives. It goes with this process,
/// however that ends (flock(2)).
class Lock {
 public:
  /// Locks a directory. Throws std::system_error.
  explicit Lock(const std::filesystem::path& directory);

 private:
  sys::Descriptor directory_;
};

}  // namespace boxlab
