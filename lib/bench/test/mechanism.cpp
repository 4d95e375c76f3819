#include "bench/mechanism.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <string>

#include "bench/ipc_namespace.hpp"
#include "course/stay_with.hpp"
#include "sys/process.hpp"

#include <unistd.h>

using namespace boxlab;
using namespace boxlab::bench;

namespace {

constexpr int messages = 3 * messages_waiting;

/// A message that no other one of its size is like.
void fill(Message& message, int number, sys::Size size) {
  for (sys::Size i = 0; i < size; ++i) {
    message.text[i] = static_cast<char>(i * 7 + static_cast<sys::Size>(number));
  }
}

void send_all(Channel& channel, sys::Size size) {
  Message message;
  for (int number = 0; number < messages; ++number) {
    fill(message, number, size);
    channel.send(message, size);
  }
}

/// Returns the number of the first message that came otherwise than it was sent.
int receive_all(Channel& channel, sys::Size size) {
  Message message{};
  Message expected;
  for (int number = 0; number < messages; ++number) {
    fill(expected, number, size);
    channel.receive(message, size);
    if (std::memcmp(message.text, expected.text, size) != 0) return number;
  }
  return messages;
}

/// Lets one process send, and another one receive.
int pass_on(const Mechanism& mechanism, sys::Size size) {
  const auto channel = mechanism.open(size);
  const sys::Pid sender = sys::spawn([&, parent = getpid()] {
    stay_with(parent);
    send_all(*channel, size);
  });
  const int received = receive_all(*channel, size);
  return sys::wait(sender) == 0 ? received : -1;
}

}  // namespace

TEST_CASE("every mechanism passes messages on, all of them, in order, as they are") {
  for (const Mechanism& mechanism : all_mechanisms()) {
    for (const sys::Size size : {sys::Size{1}, sys::Size{64}, mechanism.largest}) {
      INFO(mechanism.name << ", " << size << " bytes");
      CHECK(pass_on(mechanism, size) == messages);
    }
  }
}

TEST_CASE("a ping-pong carries nothing, but waits") {
  CHECK(pass_on(futex_ping_pong(), 0) == messages);
}

TEST_CASE("an IPC namespace of one's own is another one") {
  const auto name = [] {
    char target[64] = {};
    return readlink("/proc/self/ns/ipc", target, sizeof target - 1) > 0 ? std::string{target} : "";
  };
  const std::string before = name();
  const sys::Pid child = sys::spawn([&] {
    enter_own_ipc_namespace();
    return name() == before ? 1 : 0;
  });
  if (sys::wait(child) == 1) SKIP("this machine allows no namespaces");
  CHECK(name() == before);
}
