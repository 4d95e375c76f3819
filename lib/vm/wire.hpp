// What the two sides of a machine say to each other: lib/vm outside, lib/vm/guest inside.
//
// There are four ports (virtio-serial), each with one use. Orders go in on `control` once; then
// signals go in, and reports come out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sys/descriptor.hpp"

namespace boxlab::vm {

/// The names of the ports.
namespace port {
constexpr auto control = "control";
constexpr auto in = "stdin";
constexpr auto out = "stdout";
constexpr auto err = "stderr";
}  // namespace port

/// The size of a terminal, in characters; 0 where there is none.
struct WindowSize {
  std::uint16_t rows = 0;
  std::uint16_t columns = 0;
};

/// What is to be done inside.
struct Orders {
  std::string directory;                 ///< where the command starts
  std::string kept;                      ///< a directory whose writes go to the host; may be empty
  WindowSize window;                     ///< of the terminal that the command is to have, if any
  std::vector<std::string> words;        ///< the command
  std::vector<std::string> environment;  ///< NAME=value

  bool wants_terminal() const { return window.rows != 0; }
};

/// A signal for the command; with SIGWINCH goes the new size of the terminal.
struct Signal {
  std::uint32_t number = 0;
  WindowSize window;
};

/// How many bytes each stream has carried out of the machine.
struct Carried {
  std::uint64_t out = 0;
  std::uint64_t err = 0;
};

void send_orders(const sys::Descriptor& control, const Orders& orders);
/// Waits for the orders. Throws std::runtime_error when they are not complete.
Orders receive_orders(const sys::Descriptor& control);

/// Reports are lines of text, of which each side understands what begins with one of these.
namespace report {
constexpr auto ready = "ready";    ///< the kernel is up, and waits for orders
constexpr auto ended = "ended";    ///< STATUS OUT ERR: the command ended; so many bytes were sent
constexpr auto failed = "failed";  ///< TEXT: the machine could not be set up
}  // namespace report

}  // namespace boxlab::vm
