// Seeing when a file is saved.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "sys/descriptor.hpp"

namespace boxlab {

/// What has happened to a file that is watched.
enum class FileNews {
  none,
  saved,  ///< there is a new version, complete as far as anybody can tell
  gone,   ///< there is none now, and not only for the moment that a save takes
};

/// Watches one file, by its directory: editors save by writing to the file, or by giving its name
/// to a new one. Where the kernel does not tell (inotify(7): another machine has written to a
/// shared directory, or we may not have any more watches), it looks at the file by itself.
class FileWatch {
 public:
  /// The version that is there now is no news.
  explicit FileWatch(std::filesystem::path file);

  /// A descriptor that can be read (poll(2)) when there may be news; -1 where there is none.
  int descriptor() const { return events_.get(); }
  /// After how long there may be news in any case.
  std::chrono::milliseconds patience() const;
  /// What has happened since the last call.
  FileNews look();

 private:
  /// What tells one version from another.
  struct Stamp {
    std::uint64_t inode = 0;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;
    std::int64_t size = 0;
    bool operator==(const Stamp&) const = default;
  };
  using Clock = std::chrono::steady_clock;

  sys::Descriptor watch_directory() const;
  bool read_events();
  std::optional<Stamp> read_stamp() const;
  bool is_settled(const std::optional<Stamp>& now);
  std::chrono::milliseconds settling_time() const;

  std::filesystem::path file_;
  sys::Descriptor events_;
  std::optional<Stamp> known_;  ///< the version that was the last news
  std::optional<Stamp> seen_;   ///< the version at the last look
  Clock::time_point seen_since_ = Clock::now();
  bool is_on_its_own_;  ///< a version has come of which the kernel said nothing
};

}  // namespace boxlab
