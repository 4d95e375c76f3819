#include "course/leaks.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include "course/files.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

using LineSet = std::set<std::string>;

/// One answer, by what of it is the author's own.
struct Answer {
  fs::path file;
  LineSet lines;
};

std::string without_blanks(const std::string& line) {
  std::string text;
  std::copy_if(line.begin(), line.end(), std::back_inserter(text),
               [](char letter) { return letter != ' ' && letter != '\t' && letter != '\r'; });
  return text;
}

/// Everybody writes braces, includes and short lines like "return status;".
bool is_telling(const std::string& text) {
  constexpr std::size_t least = 20;
  return text.size() >= least && !text.starts_with("#include") && !text.starts_with("//");
}

LineSet telling_lines(const fs::path& file) {
  LineSet lines;
  std::istringstream text{read_file(file)};
  for (std::string line; std::getline(text, line);) {
    const std::string bare = without_blanks(line);
    if (is_telling(bare)) lines.insert(bare);
  }
  return lines;
}

std::vector<fs::path> regular_files(const fs::path& directory) {
  std::vector<fs::path> files;
  if (!fs::exists(directory)) return files;
  for (const auto& entry : fs::recursive_directory_iterator{directory}) {
    if (entry.symlink_status().type() == fs::file_type::regular) files.push_back(entry);
  }
  return files;
}

LineSet lines_below(const fs::path& directory) {
  LineSet lines;
  for (const fs::path& file : regular_files(directory)) lines.merge(telling_lines(file));
  return lines;
}

/// What every learner of the lab begins with: the starter, the contract, and the main.
LineSet given_lines(const Lab& lab, const fs::path& directory) {
  LineSet given;
  for (const fs::path& file : regular_files(directory)) {
    const std::string name = file.filename();
    const bool is_given = name == "starter.cpp" || name == lab.program + ".hpp" ||
                          (name.starts_with("main") && file.extension() == ".cpp");
    if (is_given) given.merge(telling_lines(file));
  }
  return given;
}

void add_answers(const fs::path& solutions, const LineSet& given, std::vector<Answer>& answers) {
  for (const fs::path& file : regular_files(solutions)) {
    if (file.extension() != ".cpp") continue;
    Answer answer{file, telling_lines(file)};
    std::erase_if(answer.lines, [&](const std::string& line) { return given.contains(line); });
    if (!answer.lines.empty()) answers.push_back(std::move(answer));
  }
}

std::size_t count_common(const LineSet& some, const LineSet& others) {
  return static_cast<std::size_t>(std::count_if(
      some.begin(), some.end(), [&](const std::string& line) { return others.contains(line); }));
}

}  // namespace

std::vector<Leak> find_leaks(const Course& course, const std::vector<Lab>& labs,
                             const fs::path& directory) {
  constexpr std::size_t fraction = 5;
  constexpr std::size_t least = 3;  // one line may be the same by chance
  const LineSet example = lines_below(directory / "lib/course/example");  // dev new begins with it
  std::vector<Answer> answers;
  for (const Lab& lab : labs) {
    LineSet given = given_lines(lab, directory / "labs" / lab.name);
    given.insert(example.begin(), example.end());
    add_answers(course.solutions(lab), given, answers);
  }
  std::vector<Leak> leaks;
  for (const fs::path& file : regular_files(directory)) {
    const LineSet lines = telling_lines(file);
    for (const Answer& answer : answers) {
      const std::size_t shown = count_common(answer.lines, lines);
      if (shown >= least && shown * fraction >= answer.lines.size())
        leaks.push_back({file, answer.file, shown, answer.lines.size()});
    }
  }
  return leaks;
}

}  // namespace boxlab
