// A command in a machine that runs.
#pragma once

#include <optional>

#include "vm/deadline.hpp"
#include "vm/flow.hpp"
#include "vm/machine.hpp"
#include "vm/wire.hpp"

namespace boxlab::vm {

/// Has a command run in a machine, with our stdin, stdout and stderr, and our signals: SIGINT,
/// SIGTERM, SIGHUP and SIGQUIT go to the command. When another one comes all the same, the machine
/// ends at once.
class Session {
 public:
  Session(Machine& machine, const Orders& orders);

  /// Waits for the end: the command's exit status as a shell counts it, or 128 + N for the signal
  /// that ended the machine. Nothing when the time is over. Throws std::runtime_error when the
  /// machine failed.
  std::optional<int> run(const Deadline& deadline);

 private:
  void step(const Deadline& deadline);
  void hear();
  void pass_on_signal();
  bool is_over() const;

  Machine& machine_;
  sys::Descriptor input_;  ///< keeps the port open behind its last byte: see session.cpp
  Flow in_;
  Flow out_;
  Flow err_;
  sys::Descriptor signals_;
  int signals_passed_on_ = 0;
  std::optional<int> status_;
  Carried carried_;  ///< what the machine has sent, once the status is known
  bool is_stopped_ = false;
};

}  // namespace boxlab::vm
