// Asking a lab's checker what it thinks of a program.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "course/course.hpp"
#include "course/needs.hpp"
#include "sys/descriptor.hpp"

namespace boxlab {

/// What is to be checked: a lab, or some checks of it.
struct Exam {
  const Course& course;
  const Lab& lab;
  std::vector<Verdict> checks;  ///< as the checker lists them
  std::string filter;           ///< what the checker is asked for; empty: all but the long ones
  bool is_partial = false;      ///< not all of them: one check alone, or one group
  Where where = Where::here;
  std::optional<Lack> lack{};  ///< what keeps the checks from being tried at all
};

/// Which checks: a lab may have some that take minutes, tagged [.long] (hidden ones, in Catch2).
enum class Extent {
  usual,  ///< all others
  full,   ///< all
};

/// The checks of a lab. With `only`, the check of that id, long or not: "pipes.eof", or "eof"
/// alone; or those of that group, "pipes" or "pipes.*", the long ones only where it has no others;
/// or several of these, with commas between them. Throws UnknownName.
Exam make_exam(const Course& course, const Lab& lab,
               const std::optional<std::string>& only = std::nullopt,
               Extent extent = Extent::usual);

/// What there is to be had in a lab.
int points_of(const Course& course, const Lab& lab);

/// An executable.
struct Program {
  std::string path;
  sys::Descriptor memory;  ///< what `path` leads to, when that is a file without a name
  std::string shown;       ///< what people call it; empty when they have none of it
  std::string source{};    ///< what it was built from; empty when it was given as it is
};

/// A program that is only in memory: nothing of it is left when this process ends.
Program make_program(const std::string& contents);

/// Hears of each verdict as soon as it is known.
using OnVerdict = std::function<void(const Verdict&)>;

/// Runs the checker on a program. The checks find their random numbers from `seed`. A check that
/// the checker did not get to is an error.
VerdictDocument judge(const Exam& exam, const Program& program, std::uint32_t seed,
                      const OnVerdict& on_verdict);

/// The verdicts when there is no program to judge: all checks have this status, and `why` says why.
/// `lacks` is the need that the machine is without, when that is the reason.
VerdictDocument judge_nothing(const Exam& exam, std::uint32_t seed, Status status,
                              const std::string& why, const std::string& lacks = {});

}  // namespace boxlab
