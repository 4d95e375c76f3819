#include "vm/guest/streams.hpp"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>

#include <utility>

#include "sys/error.hpp"
#include "sys/pipe.hpp"

namespace boxlab::vm {

namespace {

sys::Descriptor duplicate(const sys::Descriptor& original) {
  return sys::Descriptor{sys::check(fcntl(original.get(), F_DUPFD_CLOEXEC, 0), "fcntl")};
}

sys::Descriptor nonblocking(sys::Descriptor descriptor) {
  sys::check(fcntl(descriptor.get(), F_SETFL, O_NONBLOCK), "fcntl");
  return descriptor;
}

}  // namespace

Streams connect_by_pipes(Ports& ports) {
  sys::Pipe in = sys::make_pipe();
  sys::Pipe out = sys::make_pipe();
  sys::Pipe err = sys::make_pipe();
  Streams streams;
  streams.in = Flow{std::move(ports.in), nonblocking(std::move(in.write_end))};
  streams.out = Flow{std::move(out.read_end), std::move(ports.out)};
  streams.err = Flow{std::move(err.read_end), std::move(ports.err)};
  streams.ends = {std::move(in.read_end), std::move(out.write_end), std::move(err.write_end)};
  return streams;
}

Streams connect_by_terminal(Ports& ports, const WindowSize& window) {
  Streams streams;
  streams.terminal = nonblocking(sys::open("/dev/ptmx", O_RDWR | O_NOCTTY));
  sys::check(unlockpt(streams.terminal.get()), "unlockpt");
  set_window(streams.terminal, window);
  const char* name = ptsname(streams.terminal.get());
  const auto open_side = [&] { return sys::open(name, O_RDWR | O_NOCTTY); };
  streams.ends = {open_side(), open_side(), open_side()};
  streams.in = Flow{std::move(ports.in), duplicate(streams.terminal)};
  streams.out = Flow{duplicate(streams.terminal), std::move(ports.out)};
  return streams;
}

void set_window(const sys::Descriptor& terminal, const WindowSize& window) {
  winsize size{};
  size.ws_row = window.rows;
  size.ws_col = window.columns;
  sys::check(ioctl(terminal.get(), TIOCSWINSZ, &size), "ioctl", "TIOCSWINSZ");
}

}  // namespace boxlab::vm
