// A judgement beside other things.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "course/judge.hpp"
#include "course/trial.hpp"
#include "sys/descriptor.hpp"
#include "sys/types.hpp"

namespace boxlab {

/// Who hears of a judgement.
struct Audience {
  std::function<void(const Diagnostics&)> on_build;  ///< the compiler had something to say
  std::function<void()> on_checks;                   ///< it is built, if it can be: they begin
  OnVerdict on_verdict;
};

/// Builds and judges an examinee in a process of its own, which can be given up at any time:
/// nothing of it outlives this object.
class Judging {
 public:
  /// Begins. The exam must outlive the object.
  Judging(const Exam& exam, const Examinee& examinee);
  Judging(const Judging&) = delete;
  Judging& operator=(const Judging&) = delete;
  ~Judging();

  /// A descriptor that can be read (poll(2)) when more is known.
  int descriptor() const { return lines_.get(); }
  /// Tells the audience what is new, without waiting for more; returns whether it is over. Throws
  /// std::runtime_error when it failed.
  bool hear(const Audience& audience);
  /// All that is known so far.
  const VerdictDocument& document() const { return document_; }

 private:
  void hear_line(const std::string& line, const Audience& audience);

  const Exam& exam_;
  sys::Descriptor lines_;
  sys::Pid pid_ = -1;
  std::string text_;     ///< the part of a line that has come so far
  std::string trouble_;  ///< why it failed
  bool is_over_ = false;
  VerdictDocument document_;
};

}  // namespace boxlab
