// Keys of a terminal.
#pragma once

#include <string>
#include <string_view>

namespace boxlab {

/// What is waiting on stdin, a character for each key: those that print as they are, letters in
/// lower case; and for keys that move what is shown, the letters of less(1): 'j' down, 'k' up, 'f'
/// a page down, 'b' a page up.
struct Keys {
  std::string pressed;
  bool is_end = false;  ///< nothing will ever come again
};

/// Reads what is there. It should be called when stdin can be read (poll(2)).
Keys read_keys();

/// The keys in what a terminal sends.
std::string to_keys(std::string_view text);

}  // namespace boxlab
