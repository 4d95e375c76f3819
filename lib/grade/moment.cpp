#include "grade/moment.hpp"

#include <fmt/core.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <regex>
#include <stdexcept>

namespace boxlab::grade {

namespace {

constexpr int seconds_of_minute = 60;
constexpr int seconds_of_hour = 3600;

/// As long as it is there, the C library's local time is that of a zone. It is one for the whole
/// process: nobody else may ask for it meanwhile.
class LocalZone {
 public:
  explicit LocalZone(const std::string& rule) {
    if (const char* before = getenv("TZ")) before_ = before;
    setenv("TZ", rule.c_str(), 1);
    tzset();
  }
  LocalZone(const LocalZone&) = delete;
  LocalZone& operator=(const LocalZone&) = delete;
  ~LocalZone() {
    if (before_) {
      setenv("TZ", before_->c_str(), 1);
    } else {
      unsetenv("TZ");
    }
    tzset();
  }

 private:
  std::optional<std::string> before_;
};

/// A distance "+01:30" in seconds; nothing when it is none.
std::optional<int> read_distance(const std::string& text) {
  static const std::regex form{"([+-])([0-9]{2}):?([0-9]{2})"};
  std::smatch match;
  if (!std::regex_match(text, match, form)) return std::nullopt;
  const int seconds =
      std::stoi(match[2]) * seconds_of_hour + std::stoi(match[3]) * seconds_of_minute;
  return match[1] == "-" ? -seconds : seconds;
}

/// tzset(3) counts the other way round: what has to be added to get UTC.
std::string rule_of(const std::string& name) {
  if (name == "UTC" || name == "Z") return "UTC0";
  if (const auto east = read_distance(name)) {
    const std::string digits = std::regex_replace(name.substr(1), std::regex{":"}, "");
    return fmt::format("<{}{}>{}{}:{}", name[0], digits, *east < 0 ? '+' : '-', digits.substr(0, 2),
                       digits.substr(2));
  }
  const std::filesystem::path zones{"/usr/share/zoneinfo"};
  const bool is_name = !name.empty() && name[0] != '/' && name.find("..") == std::string::npos;
  if (is_name && std::filesystem::is_regular_file(zones / name)) return ":" + name;
  throw std::runtime_error{
      fmt::format("there is no time zone \"{}\" here (the package tzdata has them)", name)};
}

/// Days since 1970-01-01 do not depend on zones: neither does this.
Moment moment_in_utc(std::tm time) { return timegm(&time); }

std::tm make_time(int year, int month, int day, int hour, int minute, int second) {
  std::tm time{};
  time.tm_year = year - 1900;
  time.tm_mon = month - 1;
  time.tm_mday = day;
  time.tm_hour = hour;
  time.tm_min = minute;
  time.tm_sec = second;
  return time;
}

/// Whether timegm() gives the same day back: 30 February is none.
bool exists(const std::tm& time) {
  std::tm there = time;
  timegm(&there);
  return there.tm_mon == time.tm_mon && there.tm_mday == time.tm_mday &&
         there.tm_hour == time.tm_hour && there.tm_min == time.tm_min &&
         there.tm_sec == time.tm_sec;
}

}  // namespace

TimeZone::TimeZone(const std::string& name) : rule_{rule_of(name)} {}

Moment TimeZone::moment_of(int year, int month, int day, int hour, int minute, int second) const {
  const LocalZone here{rule_};
  const std::tm asked = make_time(year, month, day, hour, minute, second);
  std::optional<Moment> latest;
  for (const int is_summer : {1, 0}) {
    std::tm time = asked;
    time.tm_isdst = is_summer;
    const Moment moment = mktime(&time);
    if (time.tm_hour == asked.tm_hour && time.tm_min == asked.tm_min)
      latest = std::max(latest.value_or(moment), moment);
  }
  std::tm time = asked;
  time.tm_isdst = -1;
  return latest ? *latest : mktime(&time);
}

std::string TimeZone::show(Moment moment) const {
  const LocalZone here{rule_};
  std::tm local{};
  localtime_r(&moment, &local);
  std::array<char, 64> text{};
  const std::size_t size = strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S %Z", &local);
  return {text.data(), size};
}

std::optional<Moment> read_moment(const std::string& text, const TimeZone* zone) {
  static const std::regex form{
      "([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2}):([0-9]{2})(\\.[0-9]+)?"
      " ?(Z|UTC|[+-][0-9]{2}:?[0-9]{2})?"};
  std::smatch part;
  if (!std::regex_match(text, part, form)) return std::nullopt;
  std::array<int, 6> number{};
  for (std::size_t i = 0; i < number.size(); ++i) number.at(i) = std::stoi(part[i + 1]);
  const auto [year, month, day, hour, minute, second] = number;
  const std::tm time = make_time(year, month, day, hour, minute, second);
  if (!exists(time)) return std::nullopt;
  if (part[8].matched) return moment_in_utc(time) - read_distance(part[8]).value_or(0);
  if (zone == nullptr) return std::nullopt;
  return zone->moment_of(year, month, day, hour, minute, second);
}

}  // namespace boxlab::grade
