// A file, made ready for its verdicts.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "course/judge.hpp"

namespace boxlab {

/// What is to be judged.
struct Subject {
  std::filesystem::path file;
  bool is_executable = false;  ///< it is a program already; otherwise it is a source to build
  bool is_learners = false;    ///< its program is stored as well, for the learner to try by hand
};

/// One subject before one exam: built once, judged any number of times.
class Trial {
 public:
  /// Builds the subject, where it needs to be. The exam must outlive the trial.
  Trial(const Exam& exam, const Subject& subject);

  /// The verdicts with the random numbers that follow from `seed`.
  VerdictDocument verdicts(std::uint32_t seed) const;

 private:
  void build(const Subject& subject);

  const Exam& exam_;
  std::optional<Program> program_;
  std::optional<Diagnostics> diagnostics_;
  Status status_ = Status::error;  ///< of all checks, when there is no program
  std::string why_;
};

}  // namespace boxlab
