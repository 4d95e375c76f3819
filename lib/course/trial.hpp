// A file, made ready for its verdicts.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "course/build.hpp"
#include "course/judge.hpp"

namespace boxlab {

/// What is to be judged.
struct Examinee {
  std::filesystem::path file;
  bool is_executable = false;  ///< it is a program already; otherwise it is a source to build
  bool is_learners = false;  ///< its program is stored as well, for the learner to try by hand, and
                             ///< the compiler's log
};

/// One examinee before one exam: built once, judged any number of times.
class Trial {
 public:
  /// Builds the examinee, where it needs to be. The exam must outlive the trial.
  Trial(const Exam& exam, const Examinee& examinee);

  /// What the compiler said, when it had something to say.
  const std::optional<Diagnostics>& diagnostics() const { return diagnostics_; }
  /// The verdicts with the random numbers that follow from `seed`. `on_verdict` hears of each as
  /// soon as it is known.
  VerdictDocument verdicts(std::uint32_t seed, const OnVerdict& on_verdict) const;

 private:
  void build(const Examinee& examinee);
  void store(const Built& built);

  const Exam& exam_;
  std::optional<Program> program_;
  std::optional<Diagnostics> diagnostics_;
  double build_seconds_ = 0;
  Status status_ = Status::error;  ///< of all checks, when there is no program
  std::string why_;
  std::string lacks_;  ///< what the machine is without, when that is why
};

}  // namespace boxlab
