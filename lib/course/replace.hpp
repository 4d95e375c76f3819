// Texts in which a word becomes another one.
#pragma once

#include <string>

namespace boxlab {

/// The text with `to` wherever it has `from`.
std::string replace_all(std::string text, const std::string& from, const std::string& to);

}  // namespace boxlab
