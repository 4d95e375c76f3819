#include <fmt/core.h>

#include <cstdlib>
#include <stdexcept>

#include "course/course.hpp"
#include "sys/error.hpp"

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

/// boxlab itself, where nobody has said it: in or above `start`.
Home find_home(const fs::path& start) {
  const fs::path given = variable_or("BOXLAB_ROOT", {});
  const fs::path root = given.empty() ? find_root(start) : given;
  return {root, variable_or("BOXLAB_BUILD", root / "build")};
}

bool is_same(const fs::path& one, const fs::path& other) {
  std::error_code none;
  return fs::equivalent(one, other, none);
}

}  // namespace

Course locate_course() {
  const fs::path root = variable_or("BOXLAB_COURSE", {});
  if (root.empty()) {
    const Home home = find_home(fs::current_path());
    return {home.root, home.build, {}};
  }
  const Home home = find_home(fs::read_symlink("/proc/self/exe").parent_path());
  if (is_same(root, home.root)) return {home.root, home.build, {}};
  return {root, variable_or("BOXLAB_COURSE_BUILD", root / "build"), {}, home};
}

Course find_course() {
  Course course = locate_course();
  course.labs = read_course(course.root, course.build).labs;
  return course;
}

void use_course(const fs::path& directory) {
  sys::check(setenv("BOXLAB_COURSE", fs::absolute(directory).c_str(), 1), "setenv",
             "BOXLAB_COURSE");
}

}  // namespace boxlab
