#include "vm/vm.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <optional>

#include "vm/boot.hpp"
#include "vm/session.hpp"
#include "vm/terminal.hpp"

namespace boxlab::vm {

namespace {

Orders make_orders(const Options& options) {
  Orders orders;
  orders.directory = std::filesystem::current_path();
  orders.kept = options.kept;
  orders.words = options.words;
  if (has_terminal()) orders.window = window_size();
  for (char** variable = environ; *variable != nullptr; ++variable) {
    orders.environment.emplace_back(*variable);
  }
  return orders;
}

/// Runs the command in a machine that is ready; nothing when the time is over.
std::optional<int> run_in(Machine& machine, const Options& options, const Deadline& deadline) {
  const Orders orders = make_orders(options);
  std::optional<RawTerminal> raw;
  if (orders.wants_terminal()) raw.emplace();
  return Session{machine, orders}.run(deadline);
}

}  // namespace

int run(const Options& options, const Parts& parts) {
  const Deadline deadline{options.time};
  const auto machine = boot(options, parts, deadline);
  if (machine) {
    if (const auto status = run_in(*machine, options, deadline)) return *status;
  }
  fmt::print(stderr, "boxlab: the time is over: {} s (more: --time SECONDS)\n",
             options.time.count());
  return status::timed_out;
}

}  // namespace boxlab::vm
