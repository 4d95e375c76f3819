#include "cli/remember.hpp"

#include <fmt/core.h>

#include <system_error>

namespace boxlab {

Memory::Memory(const Exam& exam, const Examinee& examinee) {
  if (examinee.is_learners) record_.emplace(exam);
}

void Memory::keep(const VerdictDocument& document) const {
  if (!record_) return;
  try {
    record_->keep(document);
  } catch (const std::system_error& error) {
    fmt::print(stderr, "boxlab: your progress is not kept: {}\n", error.what());
  }
}

}  // namespace boxlab
