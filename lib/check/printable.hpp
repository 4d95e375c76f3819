// Text from elsewhere, made safe for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace boxlab {

/// The text with every control character but the line feed, and every byte that is not UTF-8,
/// written as `\xHH`.
std::string printable(std::string_view text);

}  // namespace boxlab
