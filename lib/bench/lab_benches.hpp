// The programs of a course that measure answers to its labs.
#pragma once

#include <vector>

#include "bench/lab_bench.hpp"

namespace boxlab::bench {

/// All that there are, and why others are not.
struct LabBenches {
  std::vector<LabBench> benches;
  std::vector<std::string> notes;  ///< a sentence for each answer that can't be measured
};

/// For each lab that has a bench.cpp: its solution, and what the learner wrote, where it is there.
LabBenches find_lab_benches(const Course& course);

}  // namespace boxlab::bench
