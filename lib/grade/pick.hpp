// Which of the files that somebody has handed in is the answer to a lab.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "grade/export.hpp"

namespace boxlab::grade {

/// A learner's file, ready to be compiled.
struct Picked {
  std::string path;                  ///< where it was in the submission
  std::optional<std::string> text;   ///< nothing where there is no such file, or not just one
  std::vector<std::string> notes{};  ///< why there is none, and what was mended: a sentence each
  std::int64_t changed = 0;          ///< when it was, in seconds since 1970; 0: nobody knows
  std::string time{};                ///< see Member::time
};

/// What answers to any lab of the course are called: "pipeline.cpp".
std::set<std::string> answer_names(const Course& course);

/// Finds the file of a lab: at its place in the course, or else the one that is called so anywhere.
/// Nothing is guessed: of two files that differ, none is taken.
Picked pick_file(const Course& course, const Lab& lab, const Submission& submission);

/// Whether a submission has something that can only be meant for that lab.
bool may_answer(const Course& course, const Lab& lab, const Submission& submission);

}  // namespace boxlab::grade
