// What being late costs.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "course/course.hpp"
#include "grade/moment.hpp"
#include "grade/work.hpp"

namespace boxlab::grade {

/// A policy that can't be read. what() says why.
class BadPolicy : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A moment for each student, by the id, folded, and the lab.
using ByStudent = std::map<std::pair<std::string, std::string>, Moment>;

/// Deadlines, and what is taken off behind them.
struct LatePolicy {
  std::optional<TimeZone> zone;    ///< of times that do not say theirs
  std::int64_t grace_seconds = 0;  ///< nothing is taken off yet
  int percent_per_day = 0;         ///< of all points of the lab, for each day that has begun
  int most_percent = 100;
  std::map<std::string, Moment> deadlines{};  ///< by lab: this second is still in time
  ByStudent extensions{};                     ///< somebody's own deadlines
  ByStudent submitted{};  ///< when somebody has handed in, where you know it better
};

/// Reads a policy from a file:
///
///     timezone = "Europe/Berlin"
///     grace_minutes = 15
///     percent_per_day = 10
///     most_percent = 50
///
///     [deadlines]
///     pipes = 2026-11-02T23:59:59
///
///     [extensions.amuster]
///     pipes = 2026-11-05T23:59:59
///
///     [submitted.bmeier]
///     pipes = 2026-11-02T20:15:00
///
/// Throws BadPolicy.
LatePolicy read_late_policy(const Course& course, const std::filesystem::path& toml);

/// The ids, folded, that the policy has dates for and that nobody of the class has: a slip, or
/// somebody who has left.
std::set<std::string> find_strangers(const LatePolicy& policy, const std::vector<LabWorks>& all);

/// Percent of all points for what was handed in so many seconds behind the deadline. Days are
/// counted from the deadline, not from the end of the grace.
int percent_off(const LatePolicy& policy, std::int64_t seconds);

/// Sets in each work of the lab what is taken off, and says why. Where it is not known when
/// something was handed in, nothing is taken off, and that is said.
void apply_policy(const LatePolicy& policy, LabWorks& lab);

}  // namespace boxlab::grade
