// A policy for what is late, as a file.
#include <fmt/core.h>
#include <toml++/toml.h>

#include <sstream>

#include "course/files.hpp"
#include "course/nearest.hpp"
#include "grade/late.hpp"
#include "grade/text.hpp"

namespace boxlab::grade {

namespace {

/// A value with the line that it stands in.
[[noreturn]] void refuse_entry(const toml::node& node, const std::string& what) {
  throw BadPolicy{fmt::format("line {}: {}", node.source().begin.line, what)};
}

/// A date as TOML has it, as text: "2026-11-02T23:59:59", with a zone where it has one.
std::string date_text(const toml::node& node) {
  std::ostringstream text;
  if (const auto* date = node.as_date_time()) text << *date;
  return text.str();
}

Moment read_date(const toml::node& node, const TimeZone* zone) {
  const std::string text = date_text(node);
  if (text.empty()) refuse_entry(node, "is no date with a time: 2026-11-02T23:59:59");
  if (const auto moment = read_moment(text, zone)) return *moment;
  refuse_entry(node,
               fmt::format("in which time zone is {}? Say it: timezone = \"Europe/Berlin\"", text));
}

/// A whole number from 0.
std::int64_t read_count(const toml::node& node, std::int64_t most) {
  const auto number = node.value<std::int64_t>();
  if (!node.is_integer() || *number < 0 || *number > most)
    refuse_entry(node, fmt::format("is no whole number from 0 to {}", most));
  return *number;
}

const toml::table& read_table(const toml::node& node) {
  if (const auto* table = node.as_table()) return *table;
  refuse_entry(node, "is no table");
}

toml::table parse_policy(const std::filesystem::path& file) {
  try {
    return toml::parse(read_file(file), file.string());
  } catch (const toml::parse_error& error) {
    throw BadPolicy{
        fmt::format("line {}: {}", error.source().begin.line, std::string{error.description()})};
  }
}

const Lab& lab_of(const Course& course, const toml::node& node, const std::string& name) {
  try {
    return course.lab(name);
  } catch (const UnknownName& error) {
    refuse_entry(node, error.what());
  }
}

/// Deadlines, by the names of their labs.
std::map<std::string, Moment> read_deadlines(const Course& course, const toml::node& node,
                                             const TimeZone* zone) {
  std::map<std::string, Moment> deadlines;
  for (const auto& [lab, date] : read_table(node))
    deadlines[lab_of(course, date, std::string{lab.str()}).name] = read_date(date, zone);
  return deadlines;
}

ByStudent read_students(const Course& course, const toml::node& node, const TimeZone* zone) {
  ByStudent moments;
  for (const auto& [id, labs] : read_table(node)) {
    for (const auto& [lab, moment] : read_deadlines(course, labs, zone))
      moments[{fold(std::string{id.str()}), lab}] = moment;
  }
  return moments;
}

TimeZone read_zone(const toml::node& node) {
  try {
    return TimeZone{node.value_or<std::string>("")};
  } catch (const std::runtime_error& error) {
    refuse_entry(node, error.what());
  }
}

void read_entry(const Course& course, std::string_view key, const toml::node& node,
                LatePolicy& policy) {
  constexpr std::int64_t most_minutes = 1'000'000;
  const TimeZone* zone = policy.zone ? &*policy.zone : nullptr;
  if (key == "timezone") return;
  if (key == "grace_minutes") {
    policy.grace_seconds = 60 * read_count(node, most_minutes);
  } else if (key == "percent_per_day") {
    policy.percent_per_day = static_cast<int>(read_count(node, 100));
  } else if (key == "most_percent") {
    policy.most_percent = static_cast<int>(read_count(node, 100));
  } else if (key == "deadlines") {
    policy.deadlines = read_deadlines(course, node, zone);
  } else if (key == "extensions") {
    policy.extensions = read_students(course, node, zone);
  } else if (key == "submitted") {
    policy.submitted = read_students(course, node, zone);
  } else {
    refuse_entry(node, fmt::format("nothing is called {}", key));
  }
}

}  // namespace

LatePolicy read_late_policy(const Course& course, const std::filesystem::path& toml) {
  const toml::table table = parse_policy(toml);
  LatePolicy policy;
  if (const auto* zone = table.get("timezone")) policy.zone = read_zone(*zone);
  for (const auto& [key, node] : table) read_entry(course, key.str(), node, policy);
  return policy;
}

}  // namespace boxlab::grade
