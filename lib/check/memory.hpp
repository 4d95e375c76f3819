// What stands in the memory of a process that does not go on.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <vector>

#include "sys/descriptor.hpp"

namespace boxlab {

/// Reads `size` bytes of the memory of the process `pid` of the mounted proc file system `proc`;
/// fewer where there is no such memory, none where we may not look (/proc/PID/mem in proc(5)).
std::string read_memory(const sys::Descriptor& proc, int pid, std::uint64_t address,
                        std::size_t size);

/// Reads one object, which must be plain data; nothing where it isn't there as a whole.
template <class Object>
std::optional<Object> read_object(const sys::Descriptor& proc, int pid, std::uint64_t address) {
  const std::string bytes = read_memory(proc, pid, address, sizeof(Object));
  if (bytes.size() < sizeof(Object)) return std::nullopt;
  Object object;
  std::memcpy(&object, bytes.data(), sizeof object);
  return object;
}

/// One line of /proc/PID/maps: where a part of a process's memory comes from.
struct Mapping {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  bool is_shared = false;    ///< MAP_SHARED: what is written there, others see too
  std::uint64_t offset = 0;  ///< of `start` in the file
  std::string device;        ///< with `inode`, tells its file from all others
  std::uint64_t inode = 0;   ///< 0 when there is no file
  std::string path;          ///< "/dev/shm/ring"; may end with " (deleted)"

  bool is_of_same_file(const Mapping& other) const {
    return inode != 0 && inode == other.inode && device == other.device;
  }
};

/// All mappings of a process; none where we may not look.
std::vector<Mapping> read_mappings(const sys::Descriptor& proc, int pid);

/// The mapping in which `address` lies.
std::optional<Mapping> find_mapping(const sys::Descriptor& proc, int pid, std::uint64_t address);

}  // namespace boxlab
