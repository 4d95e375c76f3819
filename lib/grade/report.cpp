#include "grade/report.hpp"

#include <fmt/format.h>

#include <map>

#include "course/date.hpp"
#include "course/files.hpp"
#include "grade/markup.hpp"
#include "grade/page.hpp"
#include "grade/report_parts.hpp"
#include "grade/store.hpp"

namespace boxlab::grade {

namespace fs = std::filesystem;

namespace {

std::string class_header(const std::vector<LabReport>& labs) {
  std::string links;
  for (const LabReport& report : labs)
    links += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", anchor(report.works.lab.name),
                         html(report.works.lab.name));
  return fmt::format(
      "<header class=\"top\">\n<h1>Marks</h1>\n<p class=\"grey\">as of {}</p>\n"
      "<nav aria-label=\"Labs\"><ul>\n{}</ul></nav>\n</header>\n",
      date_of_now(), links);
}

std::string class_body(const Course& course, const std::vector<LabReport>& labs) {
  std::string body = class_header(labs) + "<main>\n";
  for (const LabReport& report : labs) body += lab_section(course, report);
  return body + "</main>\n";
}

/// One work of each student, in any lab, by the file of the student's page.
std::map<std::string, const Work*> find_students(const std::vector<LabReport>& labs) {
  std::map<std::string, const Work*> students;
  for (const LabReport& report : labs) {
    for (const Work& work : report.works.works) {
      if (work.is_matched) students.try_emplace(student_file(work), &work);
    }
  }
  return students;
}

/// Takes away the pages of a report before: of students who are not in the class any more, too.
/// Whatever else is there stays.
void remove_pages(const fs::path& directory) {
  for (const auto& entry : fs::directory_iterator{directory}) {
    const bool is_page = entry.path().extension() == ".html" && entry.is_regular_file();
    if (is_page && is_page_of_ours(read_file(entry))) fs::remove(entry);
  }
}

}  // namespace

std::string shown_name(const Work& work) {
  return fmt::format("<bdi>{}</bdi>", html(work.name.empty() ? work.id : work.name));
}

std::string student_file(const Work& work) { return file_name(work.id) + ".html"; }

std::string student_link(const Work& work) {
  if (!work.is_matched) return shown_name(work);
  return fmt::format("<a href=\"students/{}\">{}</a>", href(student_file(work)), shown_name(work));
}

std::string counted(std::size_t count, const std::string& word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string anchor(const std::string& lab, const std::string& check) {
  return html(check.empty() ? "lab-" + lab : lab + ":" + check);
}

void for_each_student(const PageFrame& frame, const std::vector<LabReport>& labs,
                      const OnStudentPage& on_page) {
  for (const auto& [file, student] : find_students(labs)) {
    const std::string name = student->name.empty() ? student->id : student->name;
    on_page(*student, frame.page(name, student_page(labs, *student)));
  }
}

void write_report(const Course& course, const std::vector<LabReport>& labs,
                  const fs::path& directory) {
  const PageFrame frame{course.home.root};
  fs::create_directories(directory / "students");
  remove_pages(directory / "students");
  for_each_student(frame, labs, [&](const Work& student, const std::string& page) {
    replace_file(directory / "students" / student_file(student), page);
  });
  replace_file(directory / "index.html", frame.page("Marks", class_body(course, labs)));
}

}  // namespace boxlab::grade
