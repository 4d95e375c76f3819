// Lab 04: how fast is the ring? Given; nothing to change here.
//
// Sends messages through a ring from one process to another, and then one message to and fro.
#include "bench/lab_main.hpp"

#include <unistd.h>

#include <memory>
#include <string>
#include <vector>

#include "ring.hpp"

namespace {

using namespace boxlab::bench;

using Message = std::vector<char>;
using OwnedRing = std::unique_ptr<Ring, decltype(&close_ring)>;

OwnedRing open(const std::string& name, Side side) {
  return {open_ring(name.c_str(), side), close_ring};
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

std::string new_name() { return "/bench-" + std::to_string(getpid()); }

double measure_stream(sys::Size size, double seconds) {
  const std::string name = new_name();
  Message message(size, 'x');
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

double measure_round_trip(sys::Size size, double seconds) {
  const std::string name = new_name();
  Message message(size, 'x');
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
  return run_lab_bench(argc, argv, measure_stream, measure_round_trip);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("bench", bench, argc, argv); }
