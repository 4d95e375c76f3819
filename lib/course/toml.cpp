#include "course/toml.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "course/files.hpp"

namespace boxlab {

void refuse_toml(const toml::source_region& where, std::string_view why) {
  throw std::runtime_error{
      fmt::format("{}:{}: {}", where.path ? *where.path : "", where.begin.line, why)};
}

toml::table read_toml(const std::filesystem::path& path) {
  try {
    return toml::parse(read_file(path), path.string());
  } catch (const toml::parse_error& error) {
    refuse_toml(error.source(), error.description());
  }
}

}  // namespace boxlab
