#include "check/verdict.hpp"

#include <algorithm>
#include <numeric>

namespace boxlab {

std::string_view to_text(Status status) {
  switch (status) {
    case Status::pass:
      return "pass";
    case Status::fail:
      return "fail";
    case Status::blocked:
      return "blocked";
    case Status::error:
      return "error";
  }
  return "error";
}

std::string_view to_text(Where where) { return where == Where::here ? "here" : "vm"; }

int VerdictDocument::points() const {
  return std::accumulate(checks.begin(), checks.end(), 0,
                         [](int sum, const Verdict& check) { return sum + check.points; });
}

int VerdictDocument::max_points() const {
  return std::accumulate(checks.begin(), checks.end(), 0,
                         [](int sum, const Verdict& check) { return sum + check.max_points; });
}

bool VerdictDocument::has(Status status) const {
  return std::any_of(checks.begin(), checks.end(),
                     [&](const Verdict& check) { return check.status == status; });
}

bool VerdictDocument::passed() const {
  return std::all_of(checks.begin(), checks.end(),
                     [](const Verdict& check) { return check.status == Status::pass; });
}

int exit_status(const VerdictDocument& document) {
  if (document.has(Status::fail)) return 1;
  return document.passed() ? 0 : 3;
}

}  // namespace boxlab
