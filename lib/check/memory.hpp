// What stands in the memory of a process that does not go on.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>

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

}  // namespace boxlab
