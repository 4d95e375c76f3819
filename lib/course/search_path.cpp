#include "course/search_path.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace boxlab {

std::string find_in_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream directories{path != nullptr ? path : ""};
  for (std::string directory; std::getline(directories, directory, ':');) {
    const std::filesystem::path file = std::filesystem::path{directory} / program;
    if (access(file.c_str(), X_OK) == 0) return file.string();
  }
  return {};
}

}  // namespace boxlab
