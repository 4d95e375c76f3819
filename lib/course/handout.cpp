#include "course/handout.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/draft.hpp"
#include "course/files.hpp"
#include "course/handout_ci.hpp"
#include "course/handout_page.hpp"
#include "course/leaks.hpp"
#include "course/repository.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

/// What boxlab needs to be built, and to be changed, by somebody else.
constexpr const char* home_files[] = {"boxlab",        "CMakeLists.txt", "CMakePresets.json",
                                      "LICENSE",       ".clang-format",  ".clang-tidy",
                                      ".gitattributes"};

/// What a learner writes is to be handed in, so git has to know it.
constexpr auto ignored_files =
    "/build/\n/compile_commands.json\n"
    "# How far a learner is; \"git add -f .boxlab/progress\" takes it along.\n/.boxlab/\n";

bool is_plain_file(const fs::directory_entry& entry) {
  return entry.symlink_status().type() == fs::file_type::regular;
}

void copy_one(const fs::path& from, const fs::path& to) {
  fs::create_directories(to.parent_path());
  fs::copy_file(from, to);
}

/// Copies a directory, but what belongs to its tests.
void copy_without_tests(const fs::path& from, const fs::path& to) {
  if (!fs::exists(from)) return;
  for (auto entry = fs::recursive_directory_iterator{from}; entry != end(entry); ++entry) {
    if (entry->is_directory() && entry->path().filename() == "test") {
      entry.disable_recursion_pending();
    } else if (is_plain_file(*entry)) {
      copy_one(*entry, to / entry->path().lexically_relative(from));
    }
  }
}

/// Whether a file of a lab's directory is given to learners: not what one of them has written
/// there, nor what an editor has left.
bool is_given(const fs::path& file) {
  const std::string name = file.filename();
  if (name == "README.md" || name == "lab.toml" || name == "errors.toml") return true;
  if (file.extension() == ".hpp") return !name.starts_with('.');
  if (file.extension() != ".cpp") return false;
  return std::ranges::any_of(std::vector{"starter", "main", "checks", "bench"},
                             [&](const char* given) { return name.starts_with(given); });
}

void copy_lab(const Lab& lab, const fs::path& to) {
  for (const auto& entry : fs::directory_iterator{lab.directory}) {
    if (is_plain_file(entry) && is_given(entry)) copy_one(entry, to / entry.path().filename());
  }
  copy_without_tests(lab.directory / "tools", to / "tools");
}

/// The page that a course begins with: its own, or boxlab's.
fs::path find_page(const Course& course) {
  const fs::path own = course.root / "README.md";
  return fs::exists(own) ? own : course.home.root / "README.md";
}

void copy_course(const Course& course, const std::vector<Lab>& labs, const fs::path& to) {
  const fs::path& home = course.home.root;
  for (const char* file : home_files) copy_one(home / file, to / file);
  copy_without_tests(home / "lib", to / "lib");
  copy_without_tests(home / "docs", to / "docs");
  for (const Lab& lab : labs) copy_lab(lab, to / "labs" / lab.name);
  write_file(to / "README.md", page_for_class(read_file(find_page(course)), course, labs));
  write_file(to / ".gitignore", ignored_files);
  write_ci(course, labs, to);
}

void look_for_leaks(const Course& course, const std::vector<Lab>& labs, const fs::path& to) {
  const auto leaks = find_leaks(course, labs, to);
  if (leaks.empty()) return;
  const Leak& leak = leaks.front();
  throw NoHandout{fmt::format(
      "{} has {} of the {} telling lines of {}, so who has it has the answer.\n"
      "Hand out the one without the other (--labs), or change the file.",
      leak.file.lexically_relative(to).string(), leak.shown, leak.all, course.shown(leak.answer))};
}

/// Makes room for a directory; throws NoHandout where there is something.
void make_room(const fs::path& directory) {
  std::error_code trouble;
  if (fs::exists(directory) && !fs::remove(directory, trouble))
    throw NoHandout{fmt::format("{} is not an empty directory", directory.string())};
}

}  // namespace

void write_handout(const Course& course, const std::vector<Lab>& labs, const fs::path& directory) {
  make_room(directory);
  Draft draft{directory};
  copy_course(course, labs, directory);
  look_for_leaks(course, labs, directory);
  make_repository(directory);
  draft.keep();
}

}  // namespace boxlab
