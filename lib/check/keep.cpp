#include "check/keep.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace boxlab {

namespace {

constexpr long most_bytes = 256l << 20;

sys::Descriptor open_beneath(const sys::Descriptor& directory, const std::string& name) {
  open_how how{};
  how.flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV;
  return sys::Descriptor{
      static_cast<int>(syscall(SYS_openat2, directory.get(), name.c_str(), &how, sizeof how))};
}

}  // namespace

std::optional<std::string> keep_file(const sys::Descriptor& directory, const std::string& name) {
  const sys::Descriptor file = open_beneath(directory, name);
  struct stat status {};
  if (!file.is_open() || fstat(file.get(), &status) == -1) return std::nullopt;
  if (!S_ISREG(status.st_mode) || status.st_size > most_bytes) return std::nullopt;
  std::string contents(static_cast<std::size_t>(status.st_size), '\0');
  contents.resize(sys::read_all(file, contents.data(), contents.size()));
  return contents;
}

}  // namespace boxlab
