#include "vm/wire.hpp"

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "sys/pipe.hpp"

using namespace boxlab::vm;

TEST_CASE("orders arrive as they were sent") {
  sys::Pipe pipe = sys::make_pipe();
  Orders orders;
  orders.directory = "/some where";
  orders.window = {24, 80};
  orders.words = {"sh", "-c", "", "line\nline"};
  orders.environment = {"A=1", "B="};
  send_orders(pipe.write_end, orders);
  const Orders received = receive_orders(pipe.read_end);
  CHECK(received.directory == orders.directory);
  CHECK(received.kept.empty());
  CHECK(received.wants_terminal());
  CHECK(received.window.columns == 80);
  CHECK(received.words == orders.words);
  CHECK(received.environment == orders.environment);
}

TEST_CASE("orders that end too early are refused") {
  sys::Pipe pipe = sys::make_pipe();
  const std::uint64_t size = 100;
  sys::write_all(pipe.write_end, &size, sizeof size);
  sys::write_all(pipe.write_end, "/tmp", 5);
  pipe.write_end.close();
  CHECK_THROWS_AS(receive_orders(pipe.read_end), std::runtime_error);
}
