#include "grade/given.hpp"

#include "course/files.hpp"

namespace boxlab::grade {

namespace fs = std::filesystem;

namespace {

bool is_given(const Lab& lab, const fs::path& file) {
  const std::string name = file.filename();
  return file.extension() == ".hpp" || (name.starts_with("main") && file.extension() == ".cpp") ||
         file == lab.starter();
}

}  // namespace

std::vector<std::string> given_texts(const Lab& lab) {
  std::vector<std::string> texts;
  for (const auto& entry : fs::directory_iterator{lab.directory}) {
    if (entry.is_regular_file() && is_given(lab, entry.path()))
      texts.push_back(read_file(entry.path()));
  }
  return texts;
}

}  // namespace boxlab::grade
