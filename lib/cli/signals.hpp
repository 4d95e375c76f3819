// Signals, as something to be read.
#pragma once

#include <initializer_list>
#include <optional>
#include <vector>

#include "sys/pipe.hpp"

namespace boxlab {

/// Takes signals in place of what they do by default, so that poll(2) can wait for them along with
/// other things. There is one such object at a time. They are not blocked: programs that are
/// started meanwhile get them as usual.
class Signals {
 public:
  explicit Signals(std::initializer_list<int> numbers);
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;
  /// From then on, they do again what they do by default.
  ~Signals();

  /// A descriptor that can be read when a signal has come.
  int descriptor() const { return pipe_.read_end.get(); }
  /// The next signal that has come, if any.
  std::optional<int> take();

 private:
  sys::Pipe pipe_;
  std::vector<int> numbers_;
};

}  // namespace boxlab
