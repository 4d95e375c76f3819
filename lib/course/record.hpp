// What is kept of verdicts on the learner's file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "course/judge.hpp"
#include "course/progress.hpp"

namespace boxlab {

/// Keeps what one judgement of the learner's file says. Made before it, so that the version of the
/// file that is kept is the one that was judged: when somebody saves meanwhile, none is.
class Record {
 public:
  /// The exam must outlive it.
  explicit Record(const Exam& exam);

  /// Writes which checks pass to the course's progress, keeps the verdicts for
  /// read_last_verdicts(), and the file where it has no fewer points than any version before.
  /// Throws std::system_error.
  void keep(const VerdictDocument& document) const;

 private:
  const Exam& exam_;
  std::string judged_;
};

/// The learner's file as it was when it had most points; the latest of such versions.
std::filesystem::path best_version(const Course& course, const Lab& lab);

/// How many points a version has, of how many.
struct Points {
  int points = 0;
  int max_points = 0;

  bool are_all() const { return points == max_points; }
};

/// Those of the best version; nothing when there is none.
std::optional<Points> points_of_best(const Progress& progress, const Lab& lab);

/// The verdicts on all checks of a lab, when the learner's file is still the one that was judged,
/// and the checker the one that judged it.
std::optional<VerdictDocument> read_last_verdicts(const Course& course, const Lab& lab);

}  // namespace boxlab
