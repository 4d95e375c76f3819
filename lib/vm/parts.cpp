#include "vm/parts.hpp"

#include <fmt/core.h>

#include <stdexcept>
#include <string>

#include "course/search_path.hpp"
#include "vm/board.hpp"

namespace boxlab::vm {

Parts find_parts(const std::filesystem::path& build) {
  constexpr auto advice = "is not here yet. To set it up: ./boxlab vm true";
  const std::string& emulator = own_board().emulator;
  if (find_in_path(emulator).empty())
    throw std::runtime_error{fmt::format("{} {}", emulator, advice)};
  const std::filesystem::path kernel = build / "vm/kernel";
  if (!exists(kernel)) throw std::runtime_error{fmt::format("the machine's kernel {}", advice)};
  return {kernel / "vmlinux", kernel / "modules", build / "lib/vm/init"};
}

}  // namespace boxlab::vm
