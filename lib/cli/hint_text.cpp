#include "cli/hint_text.hpp"

#include <fmt/format.h>

#include "cli/details.hpp"

namespace boxlab {

std::string render_hints(const Hints& hints, std::size_t given, const Palette& palette) {
  const std::size_t all = hints.texts.size();
  std::string text =
      palette.strong(fmt::format("{}: hint {} of {}", hints.check, given, all)) + "\n";
  for (std::size_t hint = 0; hint < given; ++hint)
    text += detail(fmt::format("hint {}", hint + 1).c_str(), hints.texts[hint], palette);
  return text;
}

}  // namespace boxlab
