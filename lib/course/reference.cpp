#include "course/reference.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <regex>
#include <sstream>

#include "course/files.hpp"
#include "course/search_path.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

constexpr auto needs_root = "root";

/// The files in a directory that are of a kind, in the order of their names; none without it.
std::vector<fs::path> list_files(const fs::path& directory, bool (*is_one)(const fs::path&)) {
  std::vector<fs::path> files;
  if (!fs::exists(directory)) return files;
  for (const auto& entry : fs::directory_iterator{directory}) {
    if (is_one(entry.path())) files.push_back(entry);
  }
  std::sort(files.begin(), files.end());
  return files;
}

bool is_source(const fs::path& file) { return file.extension() == ".cpp"; }

/// The adapters to real tools: twin, or twin-NAME where there are several.
bool is_twin(const fs::path& file) {
  const std::string name = file.filename();
  return name == "twin" || name.starts_with("twin-");
}

/// Reads a line that begins with `comment`, the sign of a comment in the language of the file.
Rejection read_rejection(const fs::path& file, std::string_view comment, const std::string& line) {
  static const std::regex form{R"re( (may-be-)?rejected-by: (\S+) "(.+)")re"};
  const std::string text = line.substr(comment.size());
  std::smatch match;
  if (std::regex_match(text, match, form)) return {match[2], match[3], !match[1].matched};
  throw std::runtime_error{fmt::format("{}: \"{}\" is not of the form {} rejected-by: ID \"TEXT\"",
                                       file.string(), line, comment)};
}

Reference read_wrong(const fs::path& file) {
  constexpr std::string_view wrong = "// wrong: ";
  std::istringstream lines{read_file(file)};
  std::string line;
  std::getline(lines, line);
  if (!line.starts_with(wrong)) {
    throw std::runtime_error{file.string() + ": its first line is not // wrong: TEXT"};
  }
  Reference reference{Kind::wrong, file, line.substr(wrong.size()), {}};
  while (std::getline(lines, line) && line.starts_with("// rejected-by:")) {
    reference.rejections.push_back(read_rejection(file, "//", line));
  }
  if (line == "// needs: root") reference.needs = needs_root;
  if (reference.rejections.empty()) {
    throw std::runtime_error{file.string() + ": no line // rejected-by: ID \"TEXT\" follows"};
  }
  return reference;
}

/// A twin, which the checks that it names may reject: in the comment that it begins with.
Reference read_twin(const fs::path& file) {
  constexpr std::string_view needs = "# needs: ";
  Reference reference{Kind::twin, file, {}, {}};
  std::istringstream lines{read_file(file)};
  for (std::string line; std::getline(lines, line) && line.starts_with("#");) {
    if (line.starts_with("# rejected-by:") || line.starts_with("# may-be-rejected-by:"))
      reference.rejections.push_back(read_rejection(file, "#", line));
    if (line.starts_with(needs)) reference.needs = line.substr(needs.size());
  }
  return reference;
}

}  // namespace

std::string_view to_text(Kind kind) {
  constexpr std::string_view texts[] = {"starter", "solution", "variant", "twin", "wrong"};
  return texts[static_cast<int>(kind)];
}

std::vector<Reference> find_references(const Course& course, const Lab& lab) {
  const fs::path directory = course.solutions(lab);
  std::vector<Reference> references{{Kind::starter, lab.starter(), {}, {}},
                                    {Kind::solution, course.solution(lab), {}, {}}};
  for (const Reference& reference : references) sys::open(reference.file.c_str(), O_RDONLY);
  for (const fs::path& file : list_files(directory / "variants", is_source)) {
    references.push_back({Kind::variant, file, {}, {}});
  }
  for (const fs::path& file : list_files(directory, is_twin)) references.push_back(read_twin(file));
  for (const fs::path& file : list_files(directory / "wrong", is_source)) {
    references.push_back(read_wrong(file));
  }
  return references;
}

bool can_be_tried(const Reference& reference) {
  if (reference.needs.empty()) return true;
  if (reference.needs == needs_root) return geteuid() == 0;
  return !find_in_path(reference.needs).empty();
}

}  // namespace boxlab
