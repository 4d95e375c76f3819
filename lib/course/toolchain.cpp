#include "course/toolchain.hpp"

#include <nlohmann/json.hpp>

#include "course/files.hpp"

namespace boxlab {

Toolchain read_toolchain(const std::filesystem::path& build) {
  const auto json = nlohmann::json::parse(read_file(build / "toolchain.json"));
  return {json.at("compiler"), json.at("flags"), json.at("link_flags")};
}

std::vector<std::string> whole_archive(const std::filesystem::path& archive) {
  return {"-Wl,--whole-archive", archive, "-Wl,--no-whole-archive"};
}

}  // namespace boxlab
