// What a child process said and how it ended: for tests of code that ends its process.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "sys/descriptor.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

struct Outcome {
  int status;
  std::string err;
};

inline std::string read_text(const sys::Descriptor& from) {
  std::string text;
  char buffer[256];
  while (const auto size = sys::read_all(from, buffer, sizeof buffer)) text.append(buffer, size);
  return text;
}

/// Runs `body` in a child process whose stderr goes into a pipe.
template <class Body>
Outcome in_child(Body body) {
  sys::Pipe err = sys::make_pipe();
  const sys::Pid child = sys::spawn([&] {
    sys::redirect(err.write_end, STDERR_FILENO);
    return body();
  });
  err.write_end.close();
  std::string text = read_text(err.read_end);
  return {sys::wait(child), std::move(text)};
}

inline bool is_open(int number) { return fcntl(number, F_GETFD) != -1; }

inline bool is_close_on_exec(int number) { return (fcntl(number, F_GETFD) & FD_CLOEXEC) != 0; }
