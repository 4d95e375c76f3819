#include "course/new_lab.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "course/draft.hpp"
#include "course/files.hpp"
#include "course/replace.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

constexpr auto example_lab = "01-example";
constexpr auto example_program = "example";

/// Throws BadName unless it has the form "14-greet" or "greet".
void look_at_form(const std::string& name) {
  constexpr std::size_t longest = 40;
  static const std::regex form{"([0-9]{2}[a-z]?-)?[a-z][a-z0-9]*(-[a-z0-9]+)*"};
  if (name.size() <= longest && std::regex_match(name, form)) return;
  throw BadName{
      fmt::format("\"{}\" cannot be a lab's name: small letters and digits, with single dashes "
                  "between them, at most {} bytes, like greet or 14-greet",
                  name, longest)};
}

bool has_number(const std::string& name) { return name[0] >= '0' && name[0] <= '9'; }

/// "15-" behind "14-pipes".
std::string next_number(const std::vector<Lab>& labs) {
  int last = 0;
  for (const Lab& lab : labs) {
    if (has_number(lab.name)) last = std::max(last, std::stoi(lab.name));
  }
  return fmt::format("{:02}-", last + 1);
}

/// What a lab's program is called: "newroot" for "12-new-root".
std::string program_of(const Lab& lab) {
  std::string program = replace_all(lab.names()[1], "-", "");
  for (const char* given : {"starter", "main", "checks", "bench"}) {
    if (program.starts_with(given))
      throw BadName{
          fmt::format("no lab's name can begin with \"{0}\": its files would be taken for "
                      "{0}.cpp",
                      given)};
  }
  return program;
}

/// Throws BadName when one lab would be called as the other.
void look_for_the_same(const Lab& lab, const std::vector<Lab>& others) {
  for (const Lab& other : others) {
    const auto names = other.names();
    for (const std::string& name : lab.names()) {
      if (std::find(names.begin(), names.end(), name) != names.end())
        throw BadName{fmt::format("there is a lab called \"{}\" already: {}", name, other.name)};
    }
  }
}

Lab plan_lab(const Course& course, const std::vector<Lab>& others, const std::string& name) {
  look_at_form(name);
  Lab lab;
  lab.name = has_number(name) ? name : next_number(others) + name;
  lab.directory = course.root / "labs" / lab.name;
  lab.program = program_of(lab);
  look_for_the_same(lab, others);
  return lab;
}

/// Whether a course can begin here: there is nothing, or only files like .git.
bool is_free(const fs::path& directory) {
  if (!fs::exists(directory)) return true;
  if (!fs::is_directory(directory)) return false;
  const fs::directory_iterator entries{directory};
  return std::all_of(begin(entries), end(entries), [](const fs::directory_entry& entry) {
    return entry.path().filename().string().starts_with('.');
  });
}

std::vector<Lab> labs_of(const Course& course) {
  return is_free(course.root) ? std::vector<Lab>{} : read_labs(course.root);
}

/// The example's text or file name, as it is in the lab.
std::string rename_in(const std::string& text, const Lab& lab) {
  return replace_all(replace_all(text, example_lab, lab.name), example_program, lab.program);
}

/// Copies the files of a directory of the example. Returns where they are.
std::vector<fs::path> copy_renamed(const fs::path& from, const fs::path& to, const Lab& lab) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{from}) {
    if (entry.is_directory()) continue;
    const fs::path file = to / rename_in(entry.path().lexically_relative(from), lab);
    fs::create_directories(file.parent_path());
    write_file(file, rename_in(read_file(entry), lab));
    files.push_back(file);
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

NewLab write_lab(const Course& course, const std::string& name) {
  const Lab lab = plan_lab(course, labs_of(course), name);
  const fs::path example = course.home.root / "lib/course/example";
  Draft solutions{course.solutions(lab)};
  Draft labs{lab.directory};
  NewLab written{lab.name, copy_renamed(example / "labs" / example_lab, labs.path(), lab)};
  const auto answers = copy_renamed(example / "solutions" / example_lab, solutions.path(), lab);
  written.files.insert(written.files.end(), answers.begin(), answers.end());
  fs::copy_file(example / ".gitignore", course.root / ".gitignore",
                fs::copy_options::skip_existing);
  solutions.keep();
  labs.keep();
  return written;
}

}  // namespace boxlab
