#include "cli/ink.hpp"

#include "cli/palette.hpp"

namespace boxlab {

bench::Ink ink_of_stdout() {
  const Palette palette = palette_of_stdout();
  return {[palette](std::string_view text) { return palette.strong(text); },
          [palette](std::string_view text) { return palette.quiet(text); }};
}

}  // namespace boxlab
