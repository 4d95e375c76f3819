// Where a ratio is on a logarithmic axis.
#pragma once

#include <vector>

#include "bench/report.hpp"

namespace boxlab::bench {

/// A logarithmic axis that holds all ratios of a panel.
struct Scale {
  double low = 1;
  double high = 10;

  /// 0 at the low end, 1 at the high one.
  double position(double ratio) const;
  /// What to write beside it: powers of ten; every second one of many, and their double and
  /// fivefold where there are few.
  std::vector<double> ticks() const;
};

/// The axis for a panel: its ends are 1, 2 or 5 times a power of ten.
Scale scale_of(const Panel& panel);

}  // namespace boxlab::bench
