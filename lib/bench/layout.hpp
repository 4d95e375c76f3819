// Panels one below the other, each with its rows and columns: what table and picture share.
#pragma once

#include <functional>
#include <string>

#include "bench/ink.hpp"
#include "bench/report.hpp"

namespace boxlab::bench {

/// How wide a column is, in characters.
constexpr std::size_t column_width = 15;

/// How to draw a panel.
struct Drawing {
  std::string remark;  ///< what stands beside its title
  /// A cell, `column_width` characters wide.
  std::function<std::string(std::size_t row, std::size_t column)> cell;
};

/// The text of all panels, drawn as `draw` says.
std::string lay_out(const Report& report, const Ink& ink,
                    const std::function<Drawing(const Panel&)>& draw);

}  // namespace boxlab::bench
