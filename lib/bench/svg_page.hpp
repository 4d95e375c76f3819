// Where things are on a picture for a page. All lengths are in pixels.
#pragma once

#include "bench/report.hpp"

namespace boxlab::bench::svg_page {

constexpr double margin = 24;
constexpr double names = 160;        ///< the column of the rows' names
constexpr double axis = 220;         ///< from the low end of a panel's axis to the high one
constexpr double panel_width = 364;  ///< that, and the absolute figures beside it
constexpr double header = 148;       ///< above the first row
constexpr double row_height = 28;
constexpr double note_height = 18;

/// The middle of a row.
inline double middle(std::size_t row) {
  return header + (static_cast<double>(row) + 0.5) * row_height;
}

/// Below the last row.
inline double bottom(const Report& report) {
  return header + static_cast<double>(report.rows.size()) * row_height;
}

}  // namespace boxlab::bench::svg_page
