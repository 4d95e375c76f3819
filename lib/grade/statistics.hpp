// What the marks of a class look like from afar.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "grade/work.hpp"

namespace boxlab::grade {

/// How the works of a lab stand.
struct Standing {
  std::size_t handed_in = 0;
  std::size_t full_marks = 0;
  std::size_t not_built = 0;
  std::size_t no_file = 0;
  std::size_t absent = 0;
  std::size_t without_mark = 0;
  double median = 0;  ///< percent of the points, of those that were handed in
  double mean = 0;
  /// How many have up to 9 percent of the points, up to 19 and so on; the last ones have all.
  std::array<std::size_t, 11> tenths{};
};

Standing stand(const LabWorks& lab);

/// Percent of the lab's points.
double percent_of(const LabWorks& lab, const Work& work);

/// How the works of a lab that could be judged stand with one of its checks.
struct CheckCount {
  Verdict check;  ///< of one of the works: for its id, title and points
  std::size_t passed = 0;
  std::size_t failed = 0;
  std::size_t not_tried = 0;  ///< since another check had failed

  std::size_t all() const { return passed + failed + not_tried; }
};

/// The checks in the order of the lab; none where no work could be judged.
std::vector<CheckCount> count_checks(const LabWorks& lab);

/// How long a step of judging a work took.
struct StepTime {
  std::string id;     ///< of the check; "build" for building
  std::string title;  ///< what it does
  double median_seconds = 0;
  double most_seconds = 0;
};

/// Building, and then the checks in the order of the lab; without what no work came to.
std::vector<StepTime> measure_steps(const LabWorks& lab);

/// The middle one of some numbers; 0 of none.
double median(std::vector<double> numbers);

}  // namespace boxlab::grade
