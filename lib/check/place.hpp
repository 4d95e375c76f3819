// Where in memory the objects are that processes share there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "check/wait_for.hpp"

namespace boxlab {

/// Where in memory an object is, for a reader.
struct Place {
  std::string text;                ///< "/dev/shm/ring at byte 64", "its own memory, at 0x7ffd10"
  std::optional<Mapping> mapping;  ///< which that memory belongs to, where it can be read
  bool is_shared() const { return mapping && mapping->is_shared; }  ///< other processes may see it
};

/// Where `address` of the process of `subject` is.
Place find_place(const Subject& subject, std::uint64_t address);

}  // namespace boxlab
