// Marks for people to look at.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "grade/page.hpp"
#include "grade/similarity.hpp"
#include "grade/work.hpp"

namespace boxlab::grade {

/// A lab, and all that is to be said about it.
struct LabReport {
  LabWorks works;
  Similarities similar{};
  int similar_percent = 0;  ///< what pairs were looked for; 0: none were
};

/// Hears of a student, by one of the works, and of the page about all of them.
using OnStudentPage = std::function<void(const Work&, const std::string& page)>;

/// Makes the page of each student, with nothing about others in it.
void for_each_student(const PageFrame& frame, const std::vector<LabReport>& labs,
                      const OnStudentPage& on_page);

/// Writes pages that need nothing but themselves: index.html, about the class, and for each student
/// students/ID.html; those of an earlier report go. Whatever is in names, files and messages, it is
/// text in them.
void write_report(const Course& course, const std::vector<LabReport>& labs,
                  const std::filesystem::path& directory);

}  // namespace boxlab::grade
