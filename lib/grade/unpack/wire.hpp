// What the unpacker says to whoever has started it: a record for each member of the archive, and
// one at the end.
#pragma once

#include <cstdint>

namespace boxlab::grade {

/// What a record begins with; path, hazard and contents follow, each as long as it says.
struct RecordHead {
  enum Kind : std::uint32_t { file = 1, directory = 2, end = 3 };
  std::uint32_t kind =
      end;  ///< of `end`, the hazard is why the archive can't be read; empty if it can
  std::uint32_t path = 0;
  std::uint32_t hazard = 0;
  std::uint32_t contents = 0;
  enum Clock : std::uint32_t { unknown, utc, somewhere };
  Clock clock = unknown;     ///< of a file: which clock `changed` was read from
  std::int64_t changed = 0;  ///< when, in seconds since 1970, on that clock
};

}  // namespace boxlab::grade
