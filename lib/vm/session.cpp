#include "vm/session.hpp"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <iterator>
#include <sstream>
#include <stdexcept>

#include "sys/error.hpp"
#include "sys/process.hpp"
#include "vm/boot.hpp"
#include "vm/caught_signals.hpp"
#include "vm/terminal.hpp"

namespace boxlab::vm {

namespace {

constexpr int longest_wait_ms = 60'000;

/// Ends as any program that writes to nobody.
[[noreturn]] void die_of_broken_pipe() {
  std::signal(SIGPIPE, SIG_DFL);
  raise(SIGPIPE);
  sys::exit_child(128 + SIGPIPE);
}

}  // namespace

Session::Session(Machine& machine, const Orders& orders)
    : machine_{machine},
      // The emulator drops what it has not read yet when the port is closed; when only the flow
      // ends (shutdown(2)), it reads all of it.
      input_{duplicate(machine.ports().in.ours.get())},
      in_{duplicate(STDIN_FILENO), std::move(machine.ports().in.ours)},
      out_{std::move(machine.ports().out.ours), duplicate(STDOUT_FILENO)},
      err_{std::move(machine.ports().err.ours), duplicate(STDERR_FILENO)},
      signals_{catch_signals()} {
  send_orders(machine.ports().control.ours, orders);
}

std::optional<int> Session::run(const Deadline& deadline) {
  while (!is_over()) {
    if (deadline.is_over()) return std::nullopt;
    step(deadline);
  }
  return status_;
}

bool Session::is_over() const {
  const auto has_all = [](const Flow& flow, std::uint64_t sent) {
    return flow.is_over() || flow.carried() >= sent;
  };
  if (is_stopped_) return true;
  return status_ && has_all(out_, carried_.out) && has_all(err_, carried_.err);
}

void Session::step(const Deadline& deadline) {
  pollfd waiting[] = {in_.wanted(),
                      out_.wanted(),
                      err_.wanted(),
                      {signals_.get(), POLLIN, 0},
                      {status_ ? -1 : machine_.ports().control.ours.get(), POLLIN, 0}};
  const int count = poll(waiting, std::size(waiting), deadline.left_ms(longest_wait_ms));
  if (count == -1 && errno != EINTR) sys::throw_errno("poll");
  if (count < 1) return;
  in_.go_on(waiting[0]);
  out_.go_on(waiting[1]);
  err_.go_on(waiting[2]);
  if (waiting[3].revents != 0) pass_on_signal();
  if (waiting[4].revents != 0) hear();
  if (out_.is_broken() || err_.is_broken()) die_of_broken_pipe();
}

void Session::hear() {
  std::istringstream line{read_report(machine_.ports().control.ours)};
  std::string kind;
  line >> kind;
  int status = 0;
  if (kind == report::ended && line >> status >> carried_.out >> carried_.err) {
    status_ = status;
    return;
  }
  if (kind != report::failed)
    throw std::runtime_error{"it ended at once\n" + machine_.last_words()};
  std::string text;
  std::getline(line >> std::ws, text);
  throw std::runtime_error{text};
}

void Session::pass_on_signal() {
  Signal signal{static_cast<std::uint32_t>(take_signal(signals_)), {}};
  if (signal.number == SIGWINCH) {
    if (!has_terminal()) return;
    signal.window = window_size();
  } else if (++signals_passed_on_ > 1) {
    status_ = 128 + static_cast<int>(signal.number);
    is_stopped_ = true;
    return;
  }
  sys::write_all(machine_.ports().control.ours, &signal, sizeof signal);
}

}  // namespace boxlab::vm
