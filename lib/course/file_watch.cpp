#include "course/file_watch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "sys/error.hpp"

namespace boxlab {

using std::chrono::milliseconds;

namespace {

constexpr std::uint32_t telling_events =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MODIFY;
constexpr std::uint32_t events_of_a_save = IN_CLOSE_WRITE | IN_MOVED_TO;
constexpr std::uint32_t end_events = IN_IGNORED | IN_MOVE_SELF | IN_UNMOUNT;

}  // namespace

FileWatch::FileWatch(std::filesystem::path file)
    : file_{std::move(file)},
      events_{watch_directory()},
      known_{read_stamp()},
      seen_{known_},
      is_on_its_own_{!events_.is_open()} {}

milliseconds FileWatch::patience() const {
  if (seen_ != known_) return settling_time() / 2;
  return milliseconds{is_on_its_own_ ? 250 : 2000};
}

FileNews FileWatch::look() {
  if (!events_.is_open()) events_ = watch_directory();
  const bool is_complete = read_events();
  const auto now = read_stamp();
  const bool has_settled = is_settled(now);
  if (now == known_ || !(is_complete || has_settled)) return FileNews::none;
  known_ = now;
  if (!now) return FileNews::gone;
  is_on_its_own_ = !is_complete;
  return FileNews::saved;
}

/// Owns nothing where the kernel gives no watch: there are limits, and the directory may be gone.
sys::Descriptor FileWatch::watch_directory() const {
  sys::Descriptor events{inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
  if (!events.is_open()) return {};
  const int watch = inotify_add_watch(events.get(), file_.parent_path().c_str(),
                                      telling_events | IN_MOVE_SELF | IN_ONLYDIR);
  return watch == -1 ? sys::Descriptor{} : std::move(events);
}

/// Whether the file has been closed by one that wrote to it, or has been put in its place.
bool FileWatch::read_events() {
  bool is_saved = false;
  bool is_over = false;
  alignas(inotify_event) std::array<char, 4096> buffer;
  ssize_t size = 0;
  while (events_.is_open() && (size = read(events_.get(), buffer.data(), buffer.size())) > 0) {
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      const bool is_ours = event->len > 0 && file_.filename() == event->name;
      is_saved = is_saved || (is_ours && (event->mask & events_of_a_save) != 0);
      is_over = is_over || (event->mask & end_events) != 0;
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
  }
  if (is_over) events_.close();  // the directory is another one now, or will be
  return is_saved;
}

std::optional<FileWatch::Stamp> FileWatch::read_stamp() const {
  // A network file system asks its server when a file is opened; else it may trust its memory.
  const sys::Descriptor file{open(file_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
  struct stat status {};
  if (!file.is_open() || fstat(file.get(), &status) == -1) return std::nullopt;
  return Stamp{status.st_ino, status.st_mtim.tv_sec, status.st_mtim.tv_nsec, status.st_size};
}

/// Whether the file has been as it is now for a while.
bool FileWatch::is_settled(const std::optional<Stamp>& now) {
  if (now != seen_) {
    seen_ = now;
    seen_since_ = Clock::now();
  }
  return Clock::now() - seen_since_ >= settling_time();
}

/// Where the kernel tells when a save is complete, there is no hurry to guess it.
milliseconds FileWatch::settling_time() const { return milliseconds{is_on_its_own_ ? 100 : 500}; }

}  // namespace boxlab
