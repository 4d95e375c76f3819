// Keeping what a check says of the learner's file.
#pragma once

#include <optional>

#include "course/record.hpp"
#include "course/trial.hpp"

namespace boxlab {

/// Keeps what verdicts say of the learner's file, and of no other. Where it can't be kept, as on a
/// full disk, it says so on stderr, and the verdicts are none the worse for it.
class Memory {
 public:
  /// Made before the examinee is judged. The exam must outlive it.
  Memory(const Exam& exam, const Examinee& examinee);

  void keep(const VerdictDocument& document) const;

 private:
  std::optional<Record> record_;
};

}  // namespace boxlab
