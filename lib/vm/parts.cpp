#include "vm/parts.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>
#include <stdexcept>
#include <string>

#include "vm/board.hpp"

namespace boxlab::vm {

namespace {

bool is_in_path(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream directories{path == nullptr ? "" : path};
  for (std::string directory; std::getline(directories, directory, ':');) {
    if (access(directory.append("/").append(program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

}  // namespace

Parts find_parts(const std::filesystem::path& build) {
  constexpr auto advice = "is not here yet. To set it up: ./boxlab vm true";
  const std::string& emulator = own_board().emulator;
  if (!is_in_path(emulator)) throw std::runtime_error{fmt::format("{} {}", emulator, advice)};
  const std::filesystem::path kernel = build / "vm/kernel";
  if (!exists(kernel)) throw std::runtime_error{fmt::format("the machine's kernel {}", advice)};
  return {kernel / "vmlinux", kernel / "modules", build / "lib/vm/init"};
}

}  // namespace boxlab::vm
