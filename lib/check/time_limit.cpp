#include "check/time_limit.hpp"

namespace boxlab {

namespace {

constexpr double long_seconds = 300;

double to_seconds(const timespec& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace

std::optional<double> read_span(const Subject& subject, std::uint64_t address) {
  const auto span = subject.read<timespec>(address);
  return span ? std::optional{to_seconds(*span)} : std::nullopt;
}

std::optional<double> read_moment(const Subject& subject, std::uint64_t address, clockid_t clock) {
  timespec now{};
  const auto moment = read_span(subject, address);
  if (!moment || clock_gettime(clock, &now) == -1) return std::nullopt;
  return *moment - to_seconds(now);
}

bool is_long(const std::optional<double>& seconds) { return seconds && *seconds >= long_seconds; }

}  // namespace boxlab
