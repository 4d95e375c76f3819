// A line on a terminal that is there for a while.
#pragma once

#include <ostream>
#include <string_view>

namespace boxlab {

/// The last line of a terminal, which says what goes on until something is known. Where there is no
/// terminal that can take it away again, it does nothing.
class Pending {
 public:
  Pending(std::ostream& out, bool is_able) : out_{out}, is_able_{is_able} {}
  Pending(const Pending&) = delete;
  Pending& operator=(const Pending&) = delete;
  ~Pending() { hide(); }

  /// Shows a text of less than a line, in place of the one before.
  void show(std::string_view text);
  /// Takes it away: what is printed next begins at the left margin.
  void hide();

 private:
  std::ostream& out_;
  bool is_able_;
  bool is_shown_ = false;
};

}  // namespace boxlab
