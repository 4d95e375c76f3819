#include "course/lock.hpp"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

#include "sys/error.hpp"

namespace boxlab {

Lock::Lock(const std::filesystem::path& directory)
    : directory_{sys::open(directory.c_str(), O_RDONLY | O_DIRECTORY)} {
  while (flock(directory_.get(), LOCK_EX) == -1) {
    if (errno != EINTR) sys::throw_errno("flock", directory.c_str());
  }
}

}  // namespace boxlab
