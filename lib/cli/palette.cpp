#include "cli/palette.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cstdlib>

namespace boxlab {

std::string Palette::paint(std::string_view attributes, std::string_view text) const {
  if (!has_colour_) return std::string{text};
  return fmt::format("\x1b[{}m{}\x1b[0m", attributes, text);
}

bool wants_colour(bool is_terminal, const char* no_color, const char* term) {
  const bool is_unwanted = no_color != nullptr && *no_color != '\0';
  const bool is_able = term != nullptr && std::string_view{term} != "dumb";
  return is_terminal && is_able && !is_unwanted;
}

bool stdout_wants_colour() {
  return wants_colour(isatty(STDOUT_FILENO) == 1, std::getenv("NO_COLOR"), std::getenv("TERM"));
}

Palette palette_of_stdout() { return Palette{stdout_wants_colour()}; }

}  // namespace boxlab
