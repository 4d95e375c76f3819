#include "vm/flow.hpp"

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <string>

#include "sys/pipe.hpp"
#include "sys/process.hpp"

using namespace boxlab::vm;

namespace {

/// Goes on until the flow is over.
void carry_all(Flow& flow) {
  while (!flow.is_over()) {
    pollfd wanted = flow.wanted();
    REQUIRE(poll(&wanted, 1, 10'000) == 1);
    flow.go_on(wanted);
  }
}

}  // namespace

TEST_CASE("a flow carries every byte, and passes the end on") {
  sys::Pipe source = sys::make_pipe();
  sys::Pipe target = sys::make_pipe();
  const std::string text(300'000, 'x');
  const sys::Pid writer =
      sys::spawn([&] { sys::write_all(source.write_end, text.data(), text.size()); });
  source.write_end.close();
  const sys::Pid reader = sys::spawn([&] {
    target.write_end.close();
    std::string all(text.size() + 1, '\0');
    return sys::read_all(target.read_end, all.data(), all.size()) == text.size() ? 0 : 1;
  });
  Flow flow{std::move(source.read_end), std::move(target.write_end)};
  carry_all(flow);
  CHECK(flow.carried() == text.size());
  CHECK_FALSE(flow.is_broken());
  CHECK(sys::wait(writer) == 0);
  CHECK(sys::wait(reader) == 0);
}

TEST_CASE("a flow whose reader is gone is broken, and over") {
  std::signal(SIGPIPE, SIG_IGN);
  sys::Pipe source = sys::make_pipe();
  sys::Pipe target = sys::make_pipe();
  sys::write_all(source.write_end, "text", 4);
  target.read_end.close();
  Flow flow{std::move(source.read_end), std::move(target.write_end)};
  carry_all(flow);
  CHECK(flow.is_broken());
  CHECK(flow.carried() == 0);
  std::signal(SIGPIPE, SIG_DFL);
}
