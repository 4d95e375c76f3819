// What the pages of a report are made of: pieces of HTML.
#pragma once

#include <string>

#include "grade/report.hpp"
#include "grade/statistics.hpp"

namespace boxlab::grade {

/// All about one lab, for the page of the class.
std::string lab_section(const Course& course, const LabReport& report);

/// How the marks are spread.
std::string marks_figure(const Standing& standing);
/// Which checks most did not pass.
std::string hardest_figure(const std::vector<CheckCount>& counts);
/// How long building and the checks took.
std::string time_figure(const std::vector<StepTime>& steps);
/// Every student and every check.
std::string heat_map(const LabWorks& lab);
/// Pairs of submissions, side by side.
std::string similar_section(const LabReport& report);

/// What one student gets back: how each lab went.
std::string student_page(const std::vector<LabReport>& labs, const Work& student);

/// What somebody is called: the name, or else the id.
std::string shown_name(const Work& work);
/// The name of the file with that student's page.
std::string student_file(const Work& work);
/// A link to that page, from the page of the class.
std::string student_link(const Work& work);
/// "1 pair", "3 pairs".
std::string counted(std::size_t count, const std::string& word);
/// The id that an element for a check, or for a lab, has.
std::string anchor(const std::string& lab, const std::string& check = "");

}  // namespace boxlab::grade
