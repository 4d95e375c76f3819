#include "check/place.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>

namespace boxlab {

namespace {

/// The file of /dev/shm with that inode: glibc makes a semaphore under another name, and links it.
std::string find_shared_file(const sys::Descriptor& shm, std::uint64_t inode) {
  for (const std::string& name : read_names(shm, ".")) {
    struct stat status {};
    if (fstatat(shm.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == -1) continue;
    if (status.st_ino == inode) return "/dev/shm/" + name;
  }
  return "";
}

std::string name_file(const Subject& subject, const Mapping& mapping) {
  const std::string& path = mapping.path;
  if (path.starts_with("/SYSV")) {  // its inode is the segment's id, and the name has its key
    return fmt::format("System V segment {} (key 0x{})", mapping.inode, path.substr(5, 8));
  }
  if (path.starts_with("/dev/zero")) return "";
  const std::string found = path.starts_with("/dev/shm/")
                                ? find_shared_file(subject.scene.windows.shm, mapping.inode)
                                : "";
  return found.empty() ? path : found;
}

}  // namespace

Place find_place(const Subject& subject, std::uint64_t address) {
  const auto mapping = find_mapping(subject.scene.windows.proc, subject.process.pid, address);
  if (!mapping) return {fmt::format("memory at {:#x}", address), mapping};
  if (!mapping->is_shared) return {fmt::format("its own memory, at {:#x}", address), mapping};
  const std::string file = name_file(subject, *mapping);
  if (file.empty())
    return {fmt::format("shared memory without a name, at {:#x}", address), mapping};
  const std::uint64_t offset = address - mapping->begin + mapping->offset;
  return {fmt::format("{} at byte {}", file, offset), mapping};
}

}  // namespace boxlab
