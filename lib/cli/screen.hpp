// A terminal as a whole: what is on it changes in place.
#pragma once

#include <termios.h>

#include <cstddef>
#include <string>
#include <vector>

namespace boxlab {

/// Whether stdin and stdout are a terminal on which a cursor can be moved.
bool can_draw();

/// Takes over the terminal: a screen of its own, so that what was there is there again afterwards,
/// and keys as they are pressed. Ctrl-C and Ctrl-Z still send signals.
class Screen {
 public:
  Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  ~Screen();

  /// Gives the terminal back for a while, and takes it over anew.
  void leave();
  void enter();

  /// How many rows it has now.
  std::size_t rows() const;
  /// Shows these lines, and nothing else. What does not fit on the right is left out.
  void draw(const std::vector<std::string>& lines);

 private:
  termios usual_{};
  bool is_entered_ = false;
};

}  // namespace boxlab
