// Colours, where the reader can see them.
#pragma once

#include <string>
#include <string_view>

namespace boxlab {

/// Colours text for a terminal, or leaves it as it is. Colour never says anything that the text
/// does not.
class Palette {
 public:
  explicit Palette(bool has_colour) : has_colour_{has_colour} {}

  std::string good(std::string_view text) const { return paint("32", text); }
  std::string bad(std::string_view text) const { return paint("1;31", text); }
  std::string doubtful(std::string_view text) const { return paint("33", text); }
  std::string strong(std::string_view text) const { return paint("1", text); }
  std::string quiet(std::string_view text) const { return paint("2", text); }

 private:
  std::string paint(std::string_view attributes, std::string_view text) const;

  bool has_colour_;
};

/// Colour is for a terminal that is not "dumb", when nobody has set NO_COLOR
/// (https://no-color.org).
bool wants_colour(bool is_terminal, const char* no_color, const char* term);

/// Whether stdout may get escape sequences.
bool stdout_wants_colour();

/// The palette for stdout.
Palette palette_of_stdout();

}  // namespace boxlab
