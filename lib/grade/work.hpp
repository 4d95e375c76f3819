// What has to be graded, and what came of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "course/course.hpp"
#include "course/lab.hpp"
#include "grade/export.hpp"
#include "grade/roster.hpp"

namespace boxlab::grade {

/// What a submission came to.
enum class Outcome {
  graded,     ///< there are verdicts
  not_built,  ///< the compiler, or the linker, refused it
  no_file,    ///< there is no file for the lab, or it cannot be told which
  absent,     ///< this student has handed in nothing
  waiting,    ///< it has not been its turn yet
  error,      ///< something of ours is broken: nothing is known, and there is no mark
};

/// "graded", "does not build", "no file", "not handed in", "waiting", "error".
std::string_view to_text(Outcome outcome);

/// The outcome of that name; throws std::runtime_error when there is none.
Outcome to_outcome(const std::string& text);

/// One student's answer to one lab, from the beginning to the end.
struct Work {
  std::string id;
  std::string name;
  std::string from;                   ///< the folder or archive, and the place in it
  bool is_matched = true;             ///< it is known whose it is
  bool is_ambiguous = false;          ///< handed in more than once, and not the same
  std::optional<std::string> text{};  ///< the file
  std::vector<std::string> notes{};
  Outcome outcome = Outcome::error;
  VerdictDocument document{};
  std::int64_t place = 0;     ///< in the roster
  std::string judge{};        ///< the fingerprint of the judge, where it is known
  std::int64_t changed = 0;   ///< when the file was, in seconds since 1970; 0: nobody knows
  std::string submitted{};    ///< when, as in ISO 8601; without a zone where nobody knows it
  std::string late{};         ///< in words, where there is a deadline
  int late_percent = 0;       ///< of all points of the lab: taken off the mark
  bool is_known = false;      ///< what it came to was known before this call
  bool is_set_aside = false;  ///< not to be judged in this call
  bool is_time_known = true;  ///< false where there is a deadline, and nobody knows when this came

  /// Whether what it came to is a mark.
  bool has_mark() const { return outcome != Outcome::error && outcome != Outcome::waiting; }
  /// Whether it is an answer of somebody of the class, with a mark: also where the file is missing.
  bool is_handed_in() const { return is_matched && has_mark() && outcome != Outcome::absent; }
  std::string joined_notes() const;                  ///< "one note; another one"
  std::vector<std::string> printable_notes() const;  ///< each of them safe for a terminal, or JSON
  /// The points of the checks, without what is taken off for being late.
  double mark() const;
};

/// A mark as text: "21", "20.5", "19.75".
std::string format_mark(double mark);

/// The works of one lab.
struct LabWorks {
  Lab lab;
  int max_points = 0;
  std::vector<Work> works{};
};

}  // namespace boxlab::grade
