// A report as a table of text.
#pragma once

#include <string>

#include "bench/ink.hpp"
#include "bench/report.hpp"

namespace boxlab::bench {

/// The ratios, with the absolute figures behind them; 80 columns wide where there are four.
std::string table(const Report& report, const Ink& ink);

/// The same, with bars of Unicode blocks for the ratios, on a logarithmic scale.
std::string picture(const Report& report, const Ink& ink);

}  // namespace boxlab::bench
