// Files that one can click on.
#pragma once

#include <filesystem>
#include <string>

namespace boxlab {

/// `text` as a link to a file, for terminals that know links (OSC 8); the others show the text.
/// Where stdout gets no escape sequences, it is the text alone.
std::string link_to(const std::filesystem::path& file, const std::string& text);

}  // namespace boxlab
