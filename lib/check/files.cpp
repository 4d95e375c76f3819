#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "check/proc.hpp"
#include "sys/error.hpp"

namespace boxlab {

std::string read_text(const sys::Descriptor& directory, const std::string& path) {
  const sys::Descriptor file{openat(directory.get(), path.c_str(), O_RDONLY | O_CLOEXEC)};
  std::string text;
  char buffer[4096];
  for (ssize_t size = 0; file.is_open() && (size = read(file.get(), buffer, sizeof buffer)) > 0;) {
    text.append(buffer, static_cast<std::size_t>(size));
  }
  return text;
}

std::string read_rest(const sys::Descriptor& from) {
  std::string contents;
  char buffer[1 << 16];
  while (const sys::Size size = sys::read_all(from, buffer, sizeof buffer)) {
    contents.append(buffer, size);
  }
  return contents;
}

std::string read_link(const sys::Descriptor& directory, const std::string& path) {
  char target[4096];
  const ssize_t size = readlinkat(directory.get(), path.c_str(), target, sizeof target);
  return size > 0 ? std::string(target, static_cast<std::size_t>(size)) : std::string{};
}

std::vector<std::string> read_lines(const sys::Descriptor& file) {
  sys::check(static_cast<long>(lseek(file.get(), 0, SEEK_SET)), "lseek", "/proc");
  std::vector<std::string> lines;
  std::istringstream stream{read_rest(file)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> read_names(const sys::Descriptor& directory, const std::string& path) {
  std::vector<std::string> names;
  sys::Descriptor opened{openat(directory.get(), path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!opened.is_open()) return names;
  // A process can end between openat and here: its directory is then no directory any more.
  DIR* entries = fdopendir(opened.get());
  if (entries == nullptr) return names;
  opened.release();
  while (const dirent* entry = readdir(entries)) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  closedir(entries);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace boxlab
