// Reading TOML files.
#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <string_view>

namespace boxlab {

/// Throws std::runtime_error that names the file and the line, and says why it is wrong.
[[noreturn]] void refuse_toml(const toml::source_region& where, std::string_view why);

/// Reads a file. Throws as refuse_toml() does, or std::system_error.
toml::table read_toml(const std::filesystem::path& path);

}  // namespace boxlab
