#include <fmt/core.h>

#include <array>
#include <cmath>

#include "bench/figures.hpp"
#include "bench/layout.hpp"
#include "bench/scale.hpp"
#include "bench/table.hpp"

namespace boxlab::bench {

namespace {

constexpr std::size_t bar_width = column_width - 1;

/// A bar of blocks, the last of which has a width in eighths; spaces behind it.
std::string bar(double position) {
  constexpr std::array parts{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(std::lround(position * bar_width * 8));
  std::string text;
  for (std::size_t block = 0; block < eighths / 8; ++block) text += "█";
  text += parts[eighths % 8];
  return text + std::string(column_width - (eighths + 7) / 8, ' ');
}

std::string remark(const Panel& panel, const Scale& scale) {
  return fmt::format("log scale from {} to {}: longer is {}", format_ratio(scale.low),
                     format_ratio(scale.high), words_of(panel.unit).longer);
}

std::string cell(const Panel& panel, const Scale& scale, std::size_t row, std::size_t column) {
  const Figure ratio = panel.ratio(row, column);
  return ratio ? bar(scale.position(*ratio)) : fmt::format("{:{}}", "-", column_width);
}

}  // namespace

std::string picture(const Report& report, const Ink& ink) {
  return lay_out(report, ink, [](const Panel& panel) {
    const Scale scale = scale_of(panel);
    return Drawing{remark(panel, scale), [&panel, scale](std::size_t row, std::size_t column) {
                     return cell(panel, scale, row, column);
                   }};
  });
}

}  // namespace boxlab::bench
