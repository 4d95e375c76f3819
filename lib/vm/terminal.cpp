#include "vm/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include "sys/error.hpp"

namespace boxlab::vm {

namespace {
constexpr WindowSize usual{24, 80};
}

bool has_terminal() { return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1; }

WindowSize window_size() {
  winsize size{};
  sys::check(ioctl(STDOUT_FILENO, TIOCGWINSZ, &size), "ioctl", "TIOCGWINSZ");
  // A terminal that nobody has told its size calls it 0.
  return size.ws_row == 0 ? usual : WindowSize{size.ws_row, size.ws_col};
}

RawTerminal::RawTerminal() {
  sys::check(tcgetattr(STDIN_FILENO, &before_), "tcgetattr");
  termios raw = before_;
  cfmakeraw(&raw);
  sys::check(tcsetattr(STDIN_FILENO, TCSANOW, &raw), "tcsetattr");
}

RawTerminal::~RawTerminal() { tcsetattr(STDIN_FILENO, TCSADRAIN, &before_); }

}  // namespace boxlab::vm
