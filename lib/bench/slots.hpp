// Messages in shared memory, handed over with semaphores: the bounded buffer of every textbook.
#pragma once

#include <cstring>

#include "bench/mechanism.hpp"
#include "bench/shared.hpp"

namespace boxlab::bench {

/// A channel for mechanisms that carry no bytes. A `Semaphore` is made with its first value, and
/// has wait() and post().
template <class Semaphore>
class Slots : public Channel {
 public:
  void send(const Message& message, sys::Size size) override {
    empty_.wait();
    std::memcpy(slots_->text + to_fill_ * size, message.text, size);
    full_.post();
    to_fill_ = next(to_fill_);
  }

  void receive(Message& message, sys::Size size) override {
    full_.wait();
    std::memcpy(message.text, slots_->text + to_empty_ * size, size);
    empty_.post();
    to_empty_ = next(to_empty_);
  }

  static std::unique_ptr<Channel> open(sys::Size) { return std::make_unique<Slots>(); }

 private:
  struct Memory {
    char text[messages_waiting * largest_message];
  };

  static sys::Size next(sys::Size slot) { return (slot + 1) % messages_waiting; }

  Shared<Memory> slots_;
  Semaphore empty_{messages_waiting};
  Semaphore full_{0};
  sys::Size to_fill_ = 0;   ///< the sender's
  sys::Size to_empty_ = 0;  ///< the receiver's
};

}  // namespace boxlab::bench
