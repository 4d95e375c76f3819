// What a process has in its memory, as the kernel lists it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sys/descriptor.hpp"

namespace boxlab {

/// A part of the memory of a process: one line of /proc/PID/maps (proc(5)).
struct Mapping {
  std::uint64_t begin = 0;   ///< its first address
  std::uint64_t end = 0;     ///< the address after its last
  bool is_readable = false;  ///< r of its permissions
  bool is_writable = false;  ///< w of its permissions
  bool is_shared = false;    ///< what is written goes to the object, not into a copy of one's own
  std::uint64_t offset = 0;  ///< of `begin` in the object
  std::string device;        ///< of the object: "00:2a"
  std::uint64_t inode = 0;   ///< likewise; for a System V segment, its id
  std::string path;          ///< "/dev/shm/ring", "/SYSV0000002a", "[heap]"; empty for memory alone
  bool is_removed = false;   ///< the object has no name any more

  std::uint64_t bytes() const { return end - begin; }  ///< how long it is
  /// Both show the same file or segment, if not the same part of it.
  bool is_of_same_object(const Mapping& other) const {
    return inode != 0 && inode == other.inode && device == other.device;
  }
  /// It lies in POSIX shared memory, or in a System V segment.
  bool is_shared_memory() const;
};

/// The mapping in which `address` lies, where we may look and there is one.
std::optional<Mapping> find_mapping(const sys::Descriptor& proc, int pid, std::uint64_t address);

/// The mappings of the process `pid` of the mounted proc file system `proc`, in the order of their
/// addresses; none when there is no such process any more.
std::vector<Mapping> read_mappings(const sys::Descriptor& proc, int pid);

}  // namespace boxlab
