#include "course/course.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

#include "course/nearest.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

fs::path find_root(const fs::path& start) {
  for (fs::path here = start;; here = here.parent_path()) {
    if (fs::is_directory(here / "labs")) return here;
    if (here == here.root_path()) break;
  }
  throw std::runtime_error{"there is no course here: no directory above " + start.string() +
                           " has labs/"};
}

fs::path variable_or(const char* name, const fs::path& otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr || *value == '\0' ? otherwise : fs::absolute(value);
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
  const fs::path inside = fs::weakly_canonical(file).lexically_relative(fs::canonical(root));
  return inside.empty() || *inside.begin() == ".." ? file.string() : inside.string();
}

Course read_course(const fs::path& root, const fs::path& build) {
  Course course{root, build, {}};
  for (const auto& entry : fs::directory_iterator{root / "labs"}) {
    if (fs::exists(entry.path() / "lab.toml")) course.labs.push_back(read_lab(entry.path()));
  }
  if (course.labs.empty()) throw std::runtime_error{(root / "labs").string() + ": no lab in it"};
  std::sort(course.labs.begin(), course.labs.end(),
            [](const Lab& one, const Lab& other) { return one.name < other.name; });
  return course;
}

Course find_course() {
  const fs::path given = variable_or("BOXLAB_ROOT", {});
  const fs::path root = given.empty() ? find_root(fs::current_path()) : given;
  return read_course(root, variable_or("BOXLAB_BUILD", root / "build"));
}

}  // namespace boxlab
