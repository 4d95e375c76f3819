#include "check/memory.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

namespace boxlab {

std::string read_memory(const sys::Descriptor& proc, int pid, std::uint64_t address,
                        std::size_t size) {
  const std::string path = std::to_string(pid) + "/mem";
  const sys::Descriptor memory{openat(proc.get(), path.c_str(), O_RDONLY | O_CLOEXEC)};
  std::string bytes(size, '\0');
  const ssize_t length = pread(memory.get(), bytes.data(), size, static_cast<off_t>(address));
  bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
  return bytes;
}

}  // namespace boxlab
