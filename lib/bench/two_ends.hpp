// A channel whose two ends are file descriptors.
#pragma once

#include <stdexcept>
#include <utility>

#include "bench/mechanism.hpp"
#include "sys/descriptor.hpp"

namespace boxlab::bench {

/// Sends with write(2) and receives with read(2).
class TwoEnds : public Channel {
 public:
  TwoEnds(sys::Descriptor read_end, sys::Descriptor write_end)
      : read_end_{std::move(read_end)}, write_end_{std::move(write_end)} {}

  void send(const Message& message, sys::Size size) override {
    sys::write_all(write_end_, message.text, size);
  }

  void receive(Message& message, sys::Size size) override {
    if (sys::read_all(read_end_, message.text, size) != size) {
      throw std::runtime_error{"read: a message is cut short"};
    }
  }

 private:
  sys::Descriptor read_end_;
  sys::Descriptor write_end_;
};

}  // namespace boxlab::bench
