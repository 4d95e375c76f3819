#include "course/trial.hpp"

#include <algorithm>
#include <chrono>

#include "check/lack.hpp"
#include "course/files.hpp"

namespace boxlab {

using Clock = std::chrono::steady_clock;

Trial::Trial(const Exam& exam, const Examinee& examinee) : exam_{exam} {
  if (examinee.is_executable) {
    program_ = Program{std::filesystem::absolute(examinee.file), {}, examinee.file};
    return;
  }
  try {
    build(examinee);
  } catch (const Lacking& lacking) {
    status_ = Status::blocked;
    why_ = lacking.what();
    lacks_ = lacking.lack().need;
  }
}

void Trial::build(const Examinee& examinee) {
  const auto start = Clock::now();
  const Built built = build_program(exam_.course, exam_.lab, examinee.file);
  build_seconds_ = std::chrono::duration<double>(Clock::now() - start).count();
  if (!built.diagnostics.log.empty() || !built.program) diagnostics_ = built.diagnostics;
  if (built.program) {
    program_ = make_program(*built.program);
    program_->source = std::filesystem::absolute(examinee.file);
  }
  if (examinee.is_learners) store(built);
}

/// Leaves the learner what was made: no program when this file gave none, so that nobody tries an
/// old one by mistake.
void Trial::store(const Built& built) {
  const std::filesystem::path directory = exam_.course.output(exam_.lab);
  const std::filesystem::path program = directory / exam_.lab.program;
  if (built.program) {
    store_program(program, *built.program);
    program_->shown = exam_.course.shown(program);
  } else {
    std::filesystem::remove(program);
  }
  write_file(directory / "build.log", built.diagnostics.log);
  if (diagnostics_) diagnostics_->kept = exam_.course.shown(directory / "build.log");
}

VerdictDocument Trial::verdicts(std::uint32_t seed, const OnVerdict& on_verdict) const {
  VerdictDocument document = program_ ? judge(exam_, *program_, seed, on_verdict)
                                      : judge_nothing(exam_, seed, status_, why_, lacks_);
  if (!program_) std::for_each(document.checks.begin(), document.checks.end(), on_verdict);
  document.build = diagnostics_;
  document.build_seconds = build_seconds_;
  return document;
}

}  // namespace boxlab
