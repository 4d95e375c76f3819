#include "course/date.hpp"

#include <fmt/chrono.h>

#include <cctype>
#include <chrono>
#include <ctime>

namespace boxlab {

namespace {

std::tm local_time() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return local;
}

}  // namespace

std::string date_of_now() { return date_of(std::time(nullptr)); }

std::string date_of(std::int64_t seconds) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

bool is_date(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00Z";
  if (text.size() != form.size()) return false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool is_right = form[i] == '0' ? std::isdigit(text[i]) != 0 : text[i] == form[i];
    if (!is_right) return false;
  }
  return true;
}

std::string date_for_file() { return fmt::format("{:%Y-%m-%d-%H%M%S}", local_time()); }

std::string time_of_day() { return fmt::format("{:%H:%M:%S}", local_time()); }

}  // namespace boxlab
