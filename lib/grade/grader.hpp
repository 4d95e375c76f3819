// Grading all works of a lab.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "course/child.hpp"
#include "course/judge.hpp"
#include "grade/store.hpp"

namespace boxlab::grade {

/// How grading goes on.
struct GradeOptions {
  unsigned jobs = 1;  ///< how many submissions at once
  std::uint32_t seed = 1;
  Again again = Again::changed;
};

/// Who hears how grading goes, and keeps what comes of it.
struct Listener {
  std::function<void(const Work&)> on_start;
  std::function<void(const Work&)> on_result;
};

/// Whether a work has still to be judged.
bool has_to_be_judged(const Work& work);

/// Why this machine can't grade a lab, in a sentence; empty when it can: its starter is built and
/// judged by every check, and its solution, where there is one, gets all points.
std::string find_trouble(const Exam& exam, const GradeOptions& options);

/// The call of a boxlab that judges the file in `directory`, and prints the verdict document.
Command call_check(const Exam& exam, const std::filesystem::path& directory,
                   const GradeOptions& options);

/// Grades the works that have a file and are not known, each in a boxlab of its own: what happens
/// to one does not touch the others. What came to nothing, or ran beside others into a time limit
/// or one that all of a user's programs share, is tried again alone. Says each result to the
/// listener as soon as it is known; the files go to the store. Afterwards, the works have neither
/// verdicts nor texts any more.
void grade_works(const Exam& exam, std::vector<Work>& works, const Store& store,
                 const GradeOptions& options, const Listener& listener);

/// Puts the verdicts on some checks into what is known of the same work. Where these checks did not
/// come to verdicts, the whole is an error: the rest alone is no mark.
void put_into(Work& known, const Work& part);

}  // namespace boxlab::grade
