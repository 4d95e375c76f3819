#include "cli/signals.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "sys/error.hpp"

namespace boxlab {

namespace {

int signal_pipe = -1;  // a handler gets nothing but its signal

void note_signal(int number) {
  const int saved = errno;
  const char byte = static_cast<char>(number);
  // Where the pipe is full, more than enough signals are waiting to be read.
  [[maybe_unused]] const ssize_t size = write(signal_pipe, &byte, 1);
  errno = saved;
}

void make_nonblocking(const sys::Descriptor& end) {
  sys::check(fcntl(end.get(), F_SETFL, O_NONBLOCK), "fcntl", "O_NONBLOCK");
}

}  // namespace

Signals::Signals(std::initializer_list<int> numbers) : pipe_{sys::make_pipe()} {
  make_nonblocking(pipe_.read_end);
  make_nonblocking(pipe_.write_end);
  signal_pipe = pipe_.write_end.get();
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = SA_RESTART;
  for (const int number : numbers) {
    struct sigaction old {};
    sys::check(sigaction(number, nullptr, &old), "sigaction");
    if (old.sa_handler == SIG_IGN) continue;  // as nohup wants it
    sys::check(sigaction(number, &action, nullptr), "sigaction");
    numbers_.push_back(number);
  }
}

Signals::~Signals() {
  for (const int number : numbers_) signal(number, SIG_DFL);
}

std::optional<int> Signals::take() {
  char byte = 0;
  if (read(pipe_.read_end.get(), &byte, 1) != 1) return std::nullopt;
  return byte;
}

}  // namespace boxlab
