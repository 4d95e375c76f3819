// Lab 04: how fast is the ring? Given; nothing to change here.
//
// `bench SIZE SECONDS` sends messages of SIZE bytes from one process to another for so long, and
// then one message to and fro for as long again. It prints
//
//     BYTES_PER_SECOND SECONDS_PER_ROUND_TRIP
#include <sys/prctl.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include "ring.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using Message = std::vector<char>;
using OwnedRing = std::unique_ptr<Ring, decltype(&close_ring)>;

OwnedRing open(const std::string& name, Side side) {
  return {open_ring(name.c_str(), side), close_ring};
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>{Clock::now() - start}.count();
}

/// Takes one whole message. Returns false at the end of the stream.
bool take_all(Ring* ring, Message& message) {
  for (sys::Size done = 0; done < message.size();) {
    const sys::Size taken = take(ring, message.data() + done, message.size() - done);
    if (taken == 0) return false;
    done += taken;
  }
  return true;
}

/// A second process; it ends when we do, however that comes.
template <class Body>
sys::Pid start(Body body) {
  return sys::spawn([&] {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    body();
  });
}

double measure_stream(const std::string& name, Message message, double seconds) {
  const sys::Pid sender = start([&] {
    const OwnedRing ring = open(name, Side::sender);
    const auto start = Clock::now();
    while (seconds_since(start) < seconds) put(ring.get(), message.data(), message.size());
    finish(ring.get());
  });
  const OwnedRing ring = open(name, Side::receiver);
  const auto start = Clock::now();
  double bytes = 0;
  while (take_all(ring.get(), message)) bytes += static_cast<double>(message.size());
  const double rate = bytes / seconds_since(start);
  return sys::wait(sender) == 0 ? rate : 0;
}

double measure_round_trip(const std::string& name, Message message, double seconds) {
  const sys::Pid echo = start([&] {
    const OwnedRing to_us = open(name + "-to", Side::receiver);
    const OwnedRing from_us = open(name + "-from", Side::sender);
    while (take_all(to_us.get(), message)) put(from_us.get(), message.data(), message.size());
  });
  const OwnedRing to_echo = open(name + "-to", Side::sender);
  const OwnedRing from_echo = open(name + "-from", Side::receiver);
  const auto start = Clock::now();
  double count = 0;
  for (; seconds_since(start) < seconds; ++count) {
    put(to_echo.get(), message.data(), message.size());
    take_all(from_echo.get(), message);
  }
  const double round_trip = seconds_since(start) / count;
  finish(to_echo.get());
  return sys::wait(echo) == 0 ? round_trip : 0;
}

int bench(int argc, char** argv) {
  constexpr auto synopsis = "bench SIZE SECONDS";
  if (argc != 3) return sys::report_usage("two numbers are needed", synopsis);
  const auto size = std::strtoull(argv[1], nullptr, 10);
  const double seconds = std::strtod(argv[2], nullptr);
  if (size == 0 || seconds <= 0) return sys::report_usage("both are more than 0", synopsis);
  const std::string name = "/bench-" + std::to_string(getpid());
  const Message message(size, 'x');
  std::printf("%.0f", measure_stream(name, message, seconds));
  std::printf(" %.9f\n", measure_round_trip(name, message, seconds));
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("bench", bench, argc, argv); }
