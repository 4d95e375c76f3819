// Keeping what a check says of the learner's file.
#pragma once

#include <optional>
#include <string>

#include "course/record.hpp"
#include "course/trial.hpp"

namespace boxlab {

/// Keeps what verdicts say of the learner's file, and of no other.
class Memory {
 public:
  /// Made before the examinee is judged. The exam must outlive it.
  Memory(const Exam& exam, const Examinee& examinee);

  /// Returns why it can't be kept, as on a full disk: the verdicts are none the worse for it. Empty
  /// when it is kept.
  std::string keep(const VerdictDocument& document) const;
  /// The same, and says so on stderr.
  void keep_or_say(const VerdictDocument& document) const;

 private:
  std::optional<Record> record_;
};

}  // namespace boxlab
