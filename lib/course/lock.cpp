#include "course/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

#include "sys/error.hpp"

namespace boxlab {

namespace {

sys::Descriptor open_directory(const std::filesystem::path& directory) {
  return sys::open(directory.c_str(), O_RDONLY | O_DIRECTORY);
}

}  // namespace

Lock::Lock(const std::filesystem::path& directory) : directory_{open_directory(directory)} {
  while (flock(directory_.get(), LOCK_EX) == -1) {
    if (errno != EINTR) sys::throw_errno("flock", directory.c_str());
  }
}

std::optional<Lock> Lock::try_to(const std::filesystem::path& directory) {
  Lock lock{open_directory(directory)};
  if (flock(lock.directory_.get(), LOCK_EX | LOCK_NB) == 0) return lock;
  if (errno != EWOULDBLOCK) sys::throw_errno("flock", directory.c_str());
  return std::nullopt;
}

}  // namespace boxlab
