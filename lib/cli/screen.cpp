#include "cli/screen.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "sys/error.hpp"

namespace boxlab {

namespace {

// console_codes(4), and xterm's for the second screen. Lines that are too long are cut, not
// wrapped.
constexpr std::string_view take_over = "\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[2J";
constexpr std::string_view give_back = "\x1b[?7h\x1b[?25h\x1b[?1049l";
constexpr std::string_view to_top = "\x1b[H";
constexpr std::string_view erase_line_end = "\x1b[K";
constexpr std::string_view erase_rest = "\x1b[J";

constexpr std::size_t usual_rows = 24;

void write_out(std::string_view text) {
  while (!text.empty()) {
    const ssize_t size = write(STDOUT_FILENO, text.data(), text.size());
    if (size == -1 && errno != EINTR) sys::throw_errno("write", "the terminal");
    if (size > 0) text.remove_prefix(static_cast<std::size_t>(size));
  }
}

}  // namespace

bool can_draw() {
  const char* term = std::getenv("TERM");
  const bool is_able = term != nullptr && *term != '\0' && std::string_view{term} != "dumb";
  return is_able && isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1;
}

Screen::Screen() {
  sys::check(tcgetattr(STDIN_FILENO, &usual_), "tcgetattr");
  enter();
}

Screen::~Screen() {
  try {
    leave();
  } catch (const std::system_error&) {
    // The terminal has gone; there is nothing to give back.
  }
}

void Screen::enter() {
  termios keys = usual_;
  keys.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
  sys::check(tcsetattr(STDIN_FILENO, TCSADRAIN, &keys), "tcsetattr");
  is_entered_ = true;
  write_out(take_over);
}

void Screen::leave() {
  if (!is_entered_) return;
  is_entered_ = false;
  write_out(give_back);
  sys::check(tcsetattr(STDIN_FILENO, TCSADRAIN, &usual_), "tcsetattr");
}

std::size_t Screen::rows() const {
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 ? size.ws_row : usual_rows;
}

/// All at once, and each line over the old one: nothing flickers.
void Screen::draw(const std::vector<std::string>& lines) {
  if (!is_entered_) return;
  std::string text{to_top};
  for (std::size_t line = 0; line < lines.size(); ++line) {
    if (line > 0) text += "\r\n";
    text += lines[line];
    text += erase_line_end;
  }
  text += erase_rest;
  write_out(text);
}

}  // namespace boxlab
