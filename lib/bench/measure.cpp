#include "bench/measure.hpp"

#include <atomic>
#include <cstring>

#include "bench/shared.hpp"

namespace boxlab::bench {

namespace {

/// A copy of a few bytes takes less than the call of a step.
constexpr int copies_in_a_step = 64;

/// More than a core has of caches of its own.
struct Area {
  char text[4 << 20];
};

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

/// Copies messages to one place after the other.
class Copier {
 public:
  Copier(sys::Size size, Target target)
      : size_{size}, end_{target == Target::same_place ? size : sizeof(Area)} {}

  void copy(const Message& message) {
    std::memcpy(area_->text + place_, message.text, size_);
    // Without it, a compiler would see that nobody reads the copies.
    std::atomic_signal_fence(std::memory_order_seq_cst);
    place_ += size_;
    if (place_ + size_ > end_) place_ = 0;
  }

 private:
  Shared<Area> area_;
  sys::Size size_;
  sys::Size end_;
  sys::Size place_ = 0;
};

Pair copy_and_nothing(sys::Size size, Target target) {
  const auto copier = std::make_shared<Copier>(size, target);
  const Step copies = [=](Message& message) {
    for (int done = 0; done < copies_in_a_step; ++done) copier->copy(message);
  };
  return {copies, [](Message&) {}};
}

}  // namespace

double round_trip(const Mechanism& mechanism, sys::Size size, const Placement& cpus, double slice) {
  return time_step(cpus, slice, [&] { return ping_and_pong(mechanism, size); });
}

double throughput(const Mechanism& mechanism, sys::Size size, const Placement& cpus, double slice) {
  const double seconds = time_step(cpus, slice, [&] { return receive_and_send(mechanism, size); });
  return static_cast<double>(size) / seconds;
}

double copy_rate(sys::Size size, Target target, int cpu, double slice) {
  const double seconds =
      time_step({cpu, cpu}, slice, [&] { return copy_and_nothing(size, target); });
  return static_cast<double>(size) * copies_in_a_step / seconds;
}

}  // namespace boxlab::bench
