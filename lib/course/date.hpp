// Moments, as text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace boxlab {

/// This moment in UTC, as in RFC 3339: "2026-11-26T03:22:58Z". Earlier ones are smaller as texts.
std::string date_of_now();

/// Any moment, likewise: seconds since 1970-01-01T00:00:00Z.
std::string date_of(std::int64_t seconds);

/// Whether a text is such a date.
bool is_date(std::string_view text);

/// This moment, as this place counts time, for the name of a file: "2026-11-26-032258".
std::string date_for_file();

/// This moment, as this place counts time: "03:22:58".
std::string time_of_day();

}  // namespace boxlab
