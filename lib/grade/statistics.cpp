#include "grade/statistics.hpp"

#include <algorithm>
#include <numeric>

namespace boxlab::grade {

namespace {

void count_outcome(const Work& work, Standing& standing) {
  if (work.is_handed_in()) ++standing.handed_in;
  if (work.outcome == Outcome::not_built) ++standing.not_built;
  if (work.outcome == Outcome::no_file) ++standing.no_file;
  if (work.outcome == Outcome::absent) ++standing.absent;
  if (!work.has_mark()) ++standing.without_mark;
}

void count_check(const Verdict& check, CheckCount& count) {
  if (check.status == Status::pass) {
    ++count.passed;
  } else if (check.was_tried()) {
    ++count.failed;
  } else {
    ++count.not_tried;
  }
}

/// A step, and how long it took in each work.
struct StepSeconds {
  std::string id;
  std::string title;
  std::vector<double> all{};
};

void add_checks(std::vector<StepSeconds>& steps, const std::vector<Verdict>& checks) {
  for (std::size_t i = steps.size(); i < checks.size(); ++i)
    steps.push_back({checks[i].id, checks[i].title});
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (checks[i].was_tried()) steps[i].all.push_back(checks[i].seconds);
  }
}

StepTime summed_up(const StepSeconds& step) {
  return {step.id, step.title, median(step.all), std::ranges::max(step.all)};
}

}  // namespace

double median(std::vector<double> numbers) {
  if (numbers.empty()) return 0;
  std::ranges::sort(numbers);
  const std::size_t half = numbers.size() / 2;
  return numbers.size() % 2 == 1 ? numbers[half] : (numbers[half - 1] + numbers[half]) / 2;
}

double percent_of(const LabWorks& lab, const Work& work) {
  constexpr double all = 100;
  return lab.max_points == 0 ? 0 : all * work.mark() / lab.max_points;
}

Standing stand(const LabWorks& lab) {
  Standing standing;
  std::vector<double> percents;
  for (const Work& work : lab.works) {
    if (!work.is_matched) continue;
    count_outcome(work, standing);
    if (!work.is_handed_in()) continue;
    const double percent = percent_of(lab, work);
    percents.push_back(percent);
    ++standing.tenths.at(static_cast<std::size_t>(percent / 10));
  }
  standing.full_marks = standing.tenths.back();
  standing.median = median(percents);
  if (!percents.empty())
    standing.mean = std::accumulate(percents.begin(), percents.end(), 0.0) /
                    static_cast<double>(percents.size());
  return standing;
}

std::vector<CheckCount> count_checks(const LabWorks& lab) {
  std::vector<CheckCount> counts;
  for (const Work& work : lab.works) {
    if (!work.is_matched || work.outcome != Outcome::graded) continue;
    const auto& checks = work.document.checks;
    for (std::size_t i = counts.size(); i < checks.size(); ++i) counts.push_back({checks[i]});
    for (std::size_t i = 0; i < checks.size(); ++i) count_check(checks[i], counts[i]);
  }
  return counts;
}

std::vector<StepTime> measure_steps(const LabWorks& lab) {
  StepSeconds building{"build", "compiling and linking"};
  std::vector<StepSeconds> checks;
  for (const Work& work : lab.works) {
    if (!work.is_matched) continue;
    const double build_seconds = work.document.build_seconds;
    if (build_seconds > 0) building.all.push_back(build_seconds);
    if (work.outcome == Outcome::graded) add_checks(checks, work.document.checks);
  }
  std::vector<StepTime> steps;
  if (!building.all.empty()) steps.push_back(summed_up(building));
  for (const StepSeconds& check : checks) {
    if (!check.all.empty()) steps.push_back(summed_up(check));
  }
  return steps;
}

}  // namespace boxlab::grade
