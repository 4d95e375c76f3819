#include "course/trial.hpp"

#include "check/sandbox.hpp"
#include "course/build.hpp"
#include "course/files.hpp"

namespace boxlab {

Trial::Trial(const Exam& exam, const Subject& subject) : exam_{exam} {
  if (subject.is_executable) {
    program_ = Program{std::filesystem::absolute(subject.file), {}};
    return;
  }
  try {
    build(subject);
  } catch (const Blocked& blocked) {
    status_ = Status::blocked;
    why_ = blocked.what();
  }
}

void Trial::build(const Subject& subject) {
  const Built built = build_program(exam_.course, exam_.lab, subject.file);
  if (!built.diagnostics.log.empty() || !built.program) diagnostics_ = built.diagnostics;
  if (!built.program) return;
  program_ = make_program(*built.program);
  if (!subject.is_learners) return;
  store_program(exam_.course.output(exam_.lab) / exam_.lab.program, *built.program);
}

VerdictDocument Trial::verdicts(std::uint32_t seed) const {
  VerdictDocument document =
      program_ ? judge(exam_, *program_, seed) : judge_nothing(exam_, seed, status_, why_);
  document.build = diagnostics_;
  return document;
}

}  // namespace boxlab
