#include "bench/figures.hpp"

#include <fmt/core.h>

#include <array>
#include <stdexcept>

namespace boxlab::bench {

namespace {

/// Two digits that count, as far as they are behind the point.
std::string two_digits(double number) {
  return number < 9.95 ? fmt::format("{:.1f}", number) : fmt::format("{:.0f}", number);
}

/// The number, in the largest of the units, each 1000 times the one before, that leaves 1 or more.
template <std::size_t Count>
std::string in_units(double number, const std::array<const char*, Count>& units) {
  std::size_t unit = 0;
  for (; number >= 999.5 && unit + 1 < Count; ++unit) number /= 1000;
  return two_digits(number) + " " + units[unit];
}

}  // namespace

std::string format_ratio(double ratio) {
  if (ratio < 0.0005) return fmt::format("{:.0e}", ratio);
  if (ratio < 0.0995) return fmt::format("{:.3f}", ratio);
  if (ratio < 9.995) return fmt::format("{:.2f}", ratio);
  if (ratio < 99.95) return fmt::format("{:.1f}", ratio);
  return fmt::format("{:.0f}", ratio);
}

std::string format_figure(Unit unit, double figure) {
  constexpr std::array times{"ns", "us", "ms", "s"};
  constexpr std::array rates{"B/s", "kB/s", "MB/s", "GB/s", "TB/s"};
  constexpr std::array sizes{"B", "kB", "MB", "GB"};
  switch (unit) {
    case Unit::seconds:
      return in_units(figure * 1e9, times);
    case Unit::bytes_per_second:
      return in_units(figure, rates);
    case Unit::bytes:
      return in_units(figure, sizes);
  }
  throw std::invalid_argument{"there is no such unit"};
}

std::string format_size(std::size_t bytes) {
  return bytes < 1024 ? fmt::format("{} B", bytes) : fmt::format("{} KiB", bytes / 1024);
}

}  // namespace boxlab::bench
