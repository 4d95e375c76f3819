#include "sys/passing.hpp"

#include <sys/socket.h>

#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <system_error>

#include "child.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

struct Ends {
  sys::Descriptor one;
  sys::Descriptor other;
};

Ends make_ends() {
  int numbers[2];
  sys::check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, numbers), "socketpair");
  return {sys::Descriptor{numbers[0]}, sys::Descriptor{numbers[1]}};
}

int error_of_receiving(const sys::Descriptor& from) {
  try {
    char word;
    sys::receive_descriptor(from, &word, sizeof word);
  } catch (const std::system_error& error) {
    return error.code().value();
  }
  return 0;
}

}  // namespace

TEST_CASE("a descriptor that is sent to another process is open there, on the same thing") {
  const Ends ends = make_ends();
  sys::Pipe pipe = sys::make_pipe();
  const int sent = 42;
  CHECK(sys::send_descriptor(ends.one, &sent, sizeof sent, pipe.write_end));
  pipe.write_end.close();
  const sys::Pid child = sys::spawn([&] {
    int word = 0;
    const sys::Descriptor passed = sys::receive_descriptor(ends.other, &word, sizeof word);
    sys::write_all(passed, &word, sizeof word);
    return is_close_on_exec(passed.get()) ? 0 : 1;
  });
  int received = 0;
  CHECK(sys::read_all(pipe.read_end, &received, sizeof received) == sizeof received);
  CHECK(received == sent);
  CHECK(sys::wait(child) == 0);
}

TEST_CASE("data can go alone, and nothing comes with it") {
  const Ends ends = make_ends();
  const int sent = 42;
  CHECK(sys::send_descriptor(ends.one, &sent, sizeof sent, {}));
  int received = 0;
  CHECK_FALSE(sys::receive_descriptor(ends.other, &received, sizeof received).is_open());
  CHECK(received == 42);
}

TEST_CASE("whoever has gone neither receives nor sends") {
  Ends ends = make_ends();
  ends.one.close();
  CHECK_FALSE(sys::send_descriptor(ends.other, "x", 1, {}));
  CHECK(error_of_receiving(ends.other) == ECONNRESET);
}
