#include "bench/lab_benches.hpp"

#include <fmt/core.h>

#include "check/blocked.hpp"

namespace boxlab::bench {

namespace {

void add(const Course& course, const Lab& lab, const std::filesystem::path& answer,
         const char* name, LabBenches& found) {
  if (!std::filesystem::exists(answer)) return;
  const auto bench = build_bench(course, lab, answer, name);
  if (bench && bench->works()) {
    found.benches.push_back(*bench);
  } else {
    found.notes.push_back(fmt::format("{} is not shown: it {}.", course.shown(answer),
                                      bench ? "measures nothing yet" : "does not build"));
  }
}

}  // namespace

LabBenches find_lab_benches(const Course& course) {
  LabBenches found;
  try {
    for (const Lab& lab : course.labs) {
      if (!has_bench(course, lab)) continue;
      add(course, lab, course.solution(lab), "solution", found);
      add(course, lab, lab.source(), "your file", found);
    }
  } catch (const Blocked& blocked) {
    found.notes.push_back(fmt::format("Labs are not shown: {}", blocked.what()));
  }
  return found;
}

}  // namespace boxlab::bench
