// Directories that are kept only when all went well.
#pragma once

#include <filesystem>

namespace boxlab {

/// A directory that is made now. It goes again with all that is in it, unless it is kept.
class Draft {
 public:
  /// Makes it, and the directories above it. Throws std::system_error where something of that name
  /// is there.
  explicit Draft(std::filesystem::path path);
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft();

  const std::filesystem::path& path() const { return path_; }
  void keep() { is_kept_ = true; }

 private:
  std::filesystem::path path_;
  bool is_kept_ = false;
};

}  // namespace boxlab
