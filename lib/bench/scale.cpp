#include "bench/scale.hpp"

#include <algorithm>
#include <cmath>

namespace boxlab::bench {

namespace {

/// The largest of 1, 2, 5, 10, 20... that is not more than `number`; also 0.5, 0.2...
double round_down(double number) {
  const double power = std::pow(10, std::floor(std::log10(number)));
  for (const double digit : {5.0, 2.0}) {
    if (digit * power <= number) return digit * power;
  }
  return power;
}

double round_up(double number) { return 1 / round_down(1 / number); }

}  // namespace

double Scale::position(double ratio) const {
  return std::clamp(std::log(ratio / low) / std::log(high / low), 0.0, 1.0);
}

std::vector<double> Scale::ticks() const {
  const bool is_long = high / low > 2e4;
  const bool is_short = high / low < 30;
  const int step = is_long ? 2 : 1;
  const auto digits = is_short ? std::vector{1.0, 2.0, 5.0} : std::vector{1.0};
  std::vector<double> ticks;
  // By whole steps from 1, so that 1 is among them.
  int power = step * static_cast<int>(std::floor(std::log10(low) / step));
  for (; std::pow(10, power) <= high * 1.001; power += step) {
    for (const double digit : digits) {
      const double tick = digit * std::pow(10, power);
      if (tick >= low * 0.999 && tick <= high * 1.001) ticks.push_back(tick);
    }
  }
  return ticks;
}

Scale scale_of(const Panel& panel) {
  double least = 1;
  double most = 1;
  for (std::size_t row = 0; row < panel.figures.size(); ++row) {
    for (std::size_t column = 0; column < panel.figures[row].size(); ++column) {
      const double ratio = panel.ratio(row, column).value_or(1);
      least = std::min(least, ratio);
      most = std::max(most, ratio);
    }
  }
  // Some room, so that the least one is still to be seen.
  return {round_down(least / 1.25), round_up(most * 1.1)};
}

}  // namespace boxlab::bench
