// open() of a FIFO, which waits until somebody opens the other end (fifo(7)).
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// The arguments of open(2) or openat(2).
struct Open {
  int directory;  ///< AT_FDCWD for the working directory
  std::string path;
  bool is_write;
};

/// The text at `address`, up to its zero.
std::string read_string(const Subject& subject, std::uint64_t address) {
  constexpr std::size_t most = 4096;
  constexpr std::size_t page = 4096;  // what is behind the page of its end may not be there
  const std::size_t size = std::min(most, page - address % page);
  std::string text = read_memory(subject.scene.windows.proc, subject.process.pid, address, size);
  if (text.find('\0') == std::string::npos)
    text += read_memory(subject.scene.windows.proc, subject.process.pid, address + size, most);
  return text.substr(0, text.find('\0'));
}

std::optional<Open> find_open(const Subject& subject) {
  if (!subject.is_in({"open", "openat"})) return std::nullopt;
  const std::size_t path = subject.call == "openat" ? 1 : 0;
  const int directory = path == 1 ? subject.number(0) : AT_FDCWD;
  const bool is_write = (subject.number(path + 1) & O_ACCMODE) == O_WRONLY;
  return Open{directory, read_string(subject, subject.argument(path)), is_write};
}

/// Where the process's path leads, seen through /proc.
std::string seen_from_outside(const Open& open, int pid) {
  if (open.path.starts_with('/')) return fmt::format("{}/root{}", pid, open.path);
  if (open.directory == AT_FDCWD) return fmt::format("{}/cwd/{}", pid, open.path);
  return fmt::format("{}/fd/{}/{}", pid, open.directory, open.path);
}

/// The path as the process would find it from its root.
std::string full_path(const Open& open, const Subject& subject) {
  const bool is_relative = !open.path.starts_with('/') && open.directory == AT_FDCWD;
  if (!is_relative) return open.path;
  const std::string link = fmt::format("{}/cwd", subject.process.pid);
  return read_link(subject.scene.windows.proc, link) + "/" + open.path;
}

}  // namespace

std::optional<Wait> explain_open(const Subject& subject) {
  const auto open = find_open(subject);
  if (!open) return std::nullopt;
  const std::string path = seen_from_outside(*open, subject.process.pid);
  struct stat status {};
  const int found = fstatat(subject.scene.windows.proc.get(), path.c_str(), &status, 0);
  if (found == -1 || !S_ISFIFO(status.st_mode)) return std::nullopt;
  Wait wait;
  wait.object = "FIFO " + full_path(*open, subject);
  wait.action = fmt::format("waits in {}() of {} for {}", subject.call, wait.object,
                            open->is_write ? "writing" : "reading");
  wait.situation =
      fmt::format("nobody has opened it for {}", open->is_write ? "reading" : "writing");
  wait.consequence = "and nobody is left to do so";
  wait.wakers = subject.others();
  (open->is_write ? wait.givers : wait.takers).push_back(subject.label());
  return wait;
}

}  // namespace boxlab
