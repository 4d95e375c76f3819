// Keeping a machine busy.
#pragma once

#include <vector>

#include "sys/types.hpp"

namespace boxlab {

/// Processes that do nothing but use a processor. They end with this object, and with the thread
/// that made it.
class Load {
 public:
  /// Starts so many.
  explicit Load(unsigned processes);
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  ~Load();

 private:
  std::vector<sys::Pid> busy_;
};

}  // namespace boxlab
