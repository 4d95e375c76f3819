#include "cli/bar.hpp"

#include <algorithm>

namespace boxlab {

std::string bar(int done, int all, std::size_t columns) {
  const std::size_t room = columns - 2;
  std::size_t filled =
      all == 0 ? 0 : room * static_cast<std::size_t>(done) / static_cast<std::size_t>(all);
  if (done > 0) filled = std::max<std::size_t>(filled, 1);
  return '[' + std::string(filled, '#') + std::string(room - filled, '.') + ']';
}

}  // namespace boxlab
