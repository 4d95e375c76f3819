#include "cli/remember.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <system_error>

namespace boxlab {

Memory::Memory(const Exam& exam, const Examinee& examinee) {
  if (examinee.is_learners) record_.emplace(exam);
}

std::string Memory::keep(const VerdictDocument& document) const {
  if (!record_) return "";
  try {
    record_->keep(document);
    return "";
  } catch (const std::system_error& error) {
    return fmt::format("your progress is not kept: {}", error.what());
  }
}

void Memory::keep_or_say(const VerdictDocument& document) const {
  const std::string trouble = keep(document);
  if (!trouble.empty()) fmt::print(stderr, "boxlab: {}\n", trouble);
}

}  // namespace boxlab
