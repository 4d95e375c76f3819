#include "grade/late.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "grade/text.hpp"

namespace boxlab::grade {

namespace {

constexpr std::int64_t seconds_of_day = 86400;

std::string shown_distance(std::int64_t seconds) {
  if (seconds % seconds_of_day == 0) return fmt::format("{} d", seconds / seconds_of_day);
  const std::int64_t hours = seconds / 3600;
  if (hours > 0) return fmt::format("{} h {} min", hours, seconds / 60 % 60);
  return seconds < 60 ? fmt::format("{} s", seconds) : fmt::format("{} min", seconds / 60);
}

std::optional<Moment> deadline_of(const LatePolicy& policy, const Lab& lab, const Work& work) {
  const auto own = policy.extensions.find({fold(work.id), lab.name});
  if (own != policy.extensions.end()) return own->second;
  const auto all = policy.deadlines.find(lab.name);
  return all == policy.deadlines.end() ? std::nullopt : std::optional{all->second};
}

std::string shown_lateness(std::int64_t seconds, int percent) {
  if (seconds <= 0) return "in time.";
  const std::string late = shown_distance(seconds) + " late, ";
  if (percent == 0) return late + "and nothing is taken off.";
  return late + fmt::format("which takes {} % of all points off.", percent);
}

std::optional<Moment> submitted_at(const LatePolicy& policy, const Lab& lab, const Work& work) {
  const auto told = policy.submitted.find({fold(work.id), lab.name});
  if (told != policy.submitted.end()) return told->second;
  return read_moment(work.submitted, policy.zone ? &*policy.zone : nullptr);
}

void apply_deadline(const LatePolicy& policy, const Lab& lab, Moment deadline, Work& work) {
  static const TimeZone utc{"UTC"};
  const TimeZone& zone = policy.zone ? *policy.zone : utc;
  const std::string due = zone.show(deadline);
  const auto moment = submitted_at(policy, lab, work);
  work.is_time_known = moment.has_value();
  if (!moment) {
    work.late = fmt::format("Due {}. When it was handed in is not known.", due);
    return;
  }
  const std::int64_t seconds = *moment - deadline;
  work.late_percent = percent_off(policy, seconds);
  work.late = fmt::format("Handed in {}, due {}: {}", zone.show(*moment), due,
                          shown_lateness(seconds, work.late_percent));
}

}  // namespace

std::set<std::string> find_strangers(const LatePolicy& policy, const std::vector<LabWorks>& all) {
  std::set<std::string> strangers;
  for (const ByStudent* dates : {&policy.extensions, &policy.submitted}) {
    for (const auto& [student_and_lab, date] : *dates) strangers.insert(student_and_lab.first);
  }
  for (const LabWorks& lab : all) {
    for (const Work& work : lab.works) strangers.erase(fold(work.id));
  }
  return strangers;
}

int percent_off(const LatePolicy& policy, std::int64_t seconds) {
  if (seconds <= 0 || seconds <= policy.grace_seconds) return 0;
  const std::int64_t days = (seconds + seconds_of_day - 1) / seconds_of_day;
  return static_cast<int>(
      std::min<std::int64_t>(days * policy.percent_per_day, policy.most_percent));
}

void apply_policy(const LatePolicy& policy, LabWorks& lab) {
  for (Work& work : lab.works) {
    const auto deadline = deadline_of(policy, lab.lab, work);
    if (deadline && work.has_mark() && work.outcome != Outcome::absent)
      apply_deadline(policy, lab.lab, *deadline, work);
  }
}

}  // namespace boxlab::grade
