#include "course/files.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>

#include "check/proc.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

constexpr unsigned executable = 0755;

/// Opens a file that has no name yet; owns nothing where the file system knows no such thing.
sys::Descriptor open_nameless(const std::filesystem::path& directory) {
  const int number = ::open(directory.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, executable);
  if (number == -1 && errno == EOPNOTSUPP) return {};
  return sys::Descriptor{sys::check(number, "open", directory.c_str())};
}

void give_name(const sys::Descriptor& file, const std::filesystem::path& path) {
  const std::string self = fmt::format("/proc/self/fd/{}", file.get());
  sys::check(linkat(AT_FDCWD, self.c_str(), AT_FDCWD, path.c_str(), AT_SYMLINK_FOLLOW), "link",
             path.c_str());
}

/// Waits for what comes next: read(2), but a signal does not end the wait.
ssize_t read_some(const sys::Descriptor& from, char* buffer, std::size_t room) {
  for (;;) {
    const ssize_t size = read(from.get(), buffer, room);
    if (size != -1 || errno != EINTR) return sys::check(static_cast<long>(size), "read", "a pipe");
  }
}

}  // namespace

void for_each_line(const sys::Descriptor& from,
                   const std::function<void(const std::string&)>& on_line) {
  std::string text;
  char buffer[1 << 12];
  while (const ssize_t size = read_some(from, buffer, sizeof buffer)) {
    text.append(buffer, static_cast<std::size_t>(size));
    std::size_t start = 0;
    for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', start)) {
      on_line(text.substr(start, end - start));
      start = end + 1;
    }
    text.erase(0, start);
  }
}

std::string read_file(const std::filesystem::path& path) {
  const sys::Descriptor file = sys::open(path.c_str(), O_RDONLY | O_NONBLOCK);
  struct stat status {};
  sys::check(fstat(file.get(), &status), "fstat", path.c_str());
  if (!S_ISREG(status.st_mode)) throw std::runtime_error{path.string() + " is not a regular file"};
  return read_rest(file);
}

sys::Descriptor make_memory_file(const char* name, std::string_view contents) {
  sys::Descriptor file{sys::check(memfd_create(name, MFD_CLOEXEC), "memfd_create", name)};
  sys::write_all(file, contents.data(), contents.size());
  return file;
}

void write_file(const std::filesystem::path& path, std::string_view contents) {
  const sys::Descriptor file = sys::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  sys::write_all(file, contents.data(), contents.size());
}

void replace_file(const std::filesystem::path& path, std::string_view contents) {
  std::filesystem::path draft = path;
  draft += fmt::format(".{}", getpid());
  try {
    write_file(draft, contents);
    std::filesystem::rename(draft, path);
  } catch (...) {
    std::error_code ignored;  // what went wrong before is what counts
    std::filesystem::remove(draft, ignored);
    throw;
  }
}

void store_program(const std::filesystem::path& path, std::string_view contents) {
  std::filesystem::create_directories(path.parent_path());
  std::filesystem::remove(path);
  sys::Descriptor file = open_nameless(path.parent_path());
  const bool is_nameless = file.is_open();
  if (!is_nameless) file = sys::open(path.c_str(), O_WRONLY | O_CREAT, executable);
  sys::write_all(file, contents.data(), contents.size());
  if (is_nameless) give_name(file, path);
}

}  // namespace boxlab
