#include "vm/boot.hpp"

#include <fmt/core.h>
#include <poll.h>

#include <cerrno>
#include <stdexcept>

#include "sys/error.hpp"
#include "vm/wire.hpp"

namespace boxlab::vm {

namespace {

/// How long a machine with KVM may take; it needs a tenth of that. The emulator may take all the
/// time there is.
constexpr int most_patience_with_kvm_ms = 10'000;
constexpr int any_time_ms = 1'000'000'000;

/// Whether the machine is ready before the time is over.
bool becomes_ready(Machine& machine, const Deadline& deadline, int most_ms) {
  const sys::Descriptor& control = machine.ports().control.ours;
  pollfd report{control.get(), POLLIN, 0};
  const int count = poll(&report, 1, deadline.left_ms(most_ms));
  if (count == -1) sys::throw_errno("poll");
  if (count == 0) return false;
  if (read_report(control) == report::ready) return true;
  throw std::runtime_error{"the machine ended before it was ready\n" + machine.last_words()};
}

}  // namespace

std::unique_ptr<Machine> boot(const Options& options, const Parts& parts,
                              const Deadline& deadline) {
  for (const Accelerator accelerator : accelerators()) {
    const bool is_trial = accelerator == Accelerator::kvm;
    auto machine = std::make_unique<Machine>(options, parts, accelerator);
    try {
      const int most = is_trial ? most_patience_with_kvm_ms : any_time_ms;
      if (becomes_ready(*machine, deadline, most)) return machine;
    } catch (const std::runtime_error&) {
      if (!is_trial) throw;
    }
    if (is_trial) fmt::print(stderr, "boxlab: KVM does not work here: going on without it\n");
  }
  return nullptr;
}

std::string read_report(const sys::Descriptor& control) {
  std::string line;
  char byte = 0;
  while (sys::read_all(control, &byte, 1) == 1 && byte != '\n') line.push_back(byte);
  return line;
}

}  // namespace boxlab::vm
