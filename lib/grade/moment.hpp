// Moments, and the clocks on walls.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace boxlab::grade {

/// Seconds since 1970-01-01T00:00:00Z.
using Moment = std::int64_t;

/// Where clocks on walls are read: a place of the time zone database ("Europe/Berlin"), "UTC", or a
/// distance from it ("+01:00").
class TimeZone {
 public:
  /// Throws std::runtime_error when there is no such zone here.
  explicit TimeZone(const std::string& name);

  /// The moment at which a clock there shows that. Where it does so twice, since clocks are put
  /// back, the later one; where it never does, since they are put forward, the one that it would
  /// have been.
  Moment moment_of(int year, int month, int day, int hour, int minute, int second) const;
  /// "2026-11-02 23:59:59 CET".
  std::string show(Moment moment) const;

 private:
  std::string rule_;  ///< as in $TZ: tzset(3)
};

/// Reads a moment as in ISO 8601: "2026-11-02T23:59:59Z", "2026-11-02 23:59:59+01:00", or without a
/// zone, which is `zone` then; nothing without one. A fraction of a second does not count. Nothing,
/// too, when it is none.
std::optional<Moment> read_moment(const std::string& text, const TimeZone* zone);

}  // namespace boxlab::grade
