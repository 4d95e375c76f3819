#include "bench/scale.hpp"

#include <algorithm>
#include <cmath>

namespace boxlab {

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
  const double step = high / low > 2e4 ? 2 : 1;
  // From 1 in both directions, so that 1 is among them.
  double power = step * std::ceil((std::log10(low) - 1e-9) / step);
  std::vector<double> ticks;
  for (; std::pow(10, power) <= high * 1.001; power += step) ticks.push_back(std::pow(10, power));
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

}  // namespace boxlab
