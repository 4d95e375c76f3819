// Numbers as people read them.
#pragma once

#include <string>

#include "bench/report.hpp"

namespace boxlab::bench {

/// "3e-05", "0.003", "1.04", "37.5", "120": five characters at most, up to 99999.
std::string format_ratio(double ratio);

/// "2.6 us", "12 ms", "1.2 GB/s": two digits, or three before the point; eight characters at most.
std::string format_figure(Unit unit, double figure);

/// "64 B", "8 KiB".
std::string format_size(std::size_t bytes);

}  // namespace boxlab::bench
