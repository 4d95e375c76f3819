// How to make text stand out, or stand back.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace boxlab::bench {

/// Colours text, or leaves it as it is.
using Paint = std::function<std::string(std::string_view)>;

/// What the table and the picture are written with.
struct Ink {
  Paint strong;  ///< titles
  Paint quiet;   ///< what is there to be looked up
};

}  // namespace boxlab::bench
