#include "course/course.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "course/nearest.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

/// A file's name from the root directory, or from here: the shorter one.
std::string short_name(const fs::path& file) {
  const std::string from_here = fs::proximate(file);
  const std::string from_root = fs::absolute(file);
  return from_here.size() < from_root.size() ? from_here : from_root;
}

}  // namespace

const Lab& Course::lab(std::string_view name) const {
  std::vector<std::string> all;
  std::vector<std::string> titles;
  for (const Lab& lab : labs) {
    const auto names = lab.names();
    if (std::find(names.begin(), names.end(), name) != names.end()) return lab;
    all.insert(all.end(), names.begin(), names.begin() + 2);
    titles.push_back(fmt::format("{} ({})", lab.name, lab.title));
  }
  throw UnknownName{"lab", name, all, titles};
}

std::string Course::shown(const fs::path& file) const {
  if (is_elsewhere()) return short_name(file);
  const fs::path inside = fs::weakly_canonical(file).lexically_relative(fs::canonical(root));
  return inside.empty() || *inside.begin() == ".." ? file.string() : inside.string();
}

std::string Course::command() const {
  return is_elsewhere() ? "./boxlab --course " + short_name(root) : "./boxlab";
}

std::vector<std::string> Course::environment() const {
  std::vector<std::string> variables{"BOXLAB_ROOT=" + home.root.string(),
                                     "BOXLAB_BUILD=" + home.build.string()};
  if (is_elsewhere()) {
    variables.push_back("BOXLAB_COURSE=" + root.string());
    variables.push_back("BOXLAB_COURSE_BUILD=" + build.string());
  }
  return variables;
}

NoCourse::NoCourse(const fs::path& directory)
    : std::runtime_error{
          fmt::format("{0} is not a course: it has no labs/. To begin one in an empty directory:\n"
                      "  ./boxlab --course {0} dev new NAME",
                      short_name(directory))} {}

fs::path find_solution(const Course& course, const Lab& lab) {
  fs::path file = course.solution(lab);
  if (!fs::exists(file)) throw std::runtime_error{"this course came without its solutions"};
  return file;
}

std::vector<Lab> read_labs(const fs::path& root) {
  if (!fs::is_directory(root / "labs")) throw NoCourse{root};
  std::vector<Lab> labs;
  for (const auto& entry : fs::directory_iterator{root / "labs"}) {
    if (fs::exists(entry.path() / "lab.toml")) labs.push_back(read_lab(entry.path()));
  }
  std::sort(labs.begin(), labs.end(),
            [](const Lab& one, const Lab& other) { return one.name < other.name; });
  return labs;
}

Course read_course(const fs::path& root, const fs::path& build) {
  Course course{root, build, read_labs(root)};
  if (course.labs.empty()) throw std::runtime_error{(root / "labs").string() + ": no lab in it"};
  return course;
}

}  // namespace boxlab
