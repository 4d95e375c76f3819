#include "check/history.hpp"

#include <utility>

#include "check/autopsy.hpp"

namespace boxlab {

void History::add(Moment look) {
  constexpr std::size_t kept_looks = 10;
  looks_.push_back(std::move(look));
  if (looks_.size() > kept_looks) looks_.pop_front();
}

bool History::is_new_standstill(const Processes& now) {
  const bool stands_still = !now.empty() && nothing_moved(last().processes, now);
  still_looks_ = stands_still ? still_looks_ + 1 : 0;
  all_still_looks_ += stands_still ? 1 : 0;
  return still_looks_ == 1;
}

}  // namespace boxlab
