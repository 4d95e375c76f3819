#include "cli/pending.hpp"

namespace boxlab {

namespace {
// Back to the left margin, and erase to the end of the line (console_codes(4)).
constexpr std::string_view erase = "\r\x1b[K";
}  // namespace

void Pending::show(std::string_view text) {
  if (!is_able_) return;
  hide();
  out_ << text << std::flush;
  is_shown_ = true;
}

void Pending::hide() {
  if (is_shown_) out_ << erase << std::flush;
  is_shown_ = false;
}

}  // namespace boxlab
