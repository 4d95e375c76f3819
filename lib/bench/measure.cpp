#include "bench/measure.hpp"

#include <atomic>
#include <cstring>

#include "bench/shared.hpp"

namespace boxlab {

namespace {

/// A copy of a few bytes takes less than the call of a step.
constexpr int copies_in_a_step = 64;

Pair ping_and_pong(const Mechanism& mechanism, sys::Size size) {
  const std::shared_ptr<Channel> there = mechanism.open(size);
  const std::shared_ptr<Channel> back = mechanism.open(size);
  const Step ping = [=](Message& message) {
    there->send(message, size);
    back->receive(message, size);
  };
  const Step pong = [=](Message& message) {
    there->receive(message, size);
    back->send(message, size);
  };
  return {ping, pong};
}

Pair receive_and_send(const Mechanism& mechanism, sys::Size size) {
  const std::shared_ptr<Channel> channel = mechanism.open(size);
  return {[=](Message& message) { channel->receive(message, size); },
          [=](Message& message) { channel->send(message, size); }};
}

Pair copy_and_nothing(sys::Size size) {
  const auto copy = std::make_shared<Shared<Message>>();
  const Step step = [=](Message& message) {
    for (int copies = 0; copies < copies_in_a_step; ++copies) {
      std::memcpy((*copy)->text, message.text, size);
      // Without it, a compiler would see that all copies but one are for nothing.
      std::atomic_signal_fence(std::memory_order_seq_cst);
    }
  };
  return {step, [](Message&) {}};
}

}  // namespace

double round_trip(const Mechanism& mechanism, sys::Size size, const Placement& cpus, double slice) {
  return time_step(cpus, slice, [&] { return ping_and_pong(mechanism, size); });
}

double throughput(const Mechanism& mechanism, sys::Size size, const Placement& cpus, double slice) {
  const double seconds = time_step(cpus, slice, [&] { return receive_and_send(mechanism, size); });
  return static_cast<double>(size) / seconds;
}

double copy_rate(sys::Size size, int cpu, double slice) {
  const double seconds = time_step({cpu, cpu}, slice, [&] { return copy_and_nothing(size); });
  return static_cast<double>(size) * copies_in_a_step / seconds;
}

}  // namespace boxlab
