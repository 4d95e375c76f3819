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
  const bool stood_still = stands_still_;
  stands_still_ = nothing_moved(last().processes, now);
  return stands_still_ && !stood_still;
}

}  // namespace boxlab
