// A virtual machine: a process of the emulator, and the ports that lead into it.
#pragma once

#include <string>

#include "sys/descriptor.hpp"
#include "sys/types.hpp"
#include "vm/qemu.hpp"

namespace boxlab::vm {

/// A machine that runs. It ends with this object, and with the thread that made it.
class Machine {
 public:
  Machine(const Options& options, const Parts& parts, Accelerator accelerator);
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;
  ~Machine();

  /// The ports, to be read from and written to.
  Channels& ports() { return channels_; }

  /// What the emulator and the console said last.
  std::string last_words() const;

 private:
  Channels channels_;
  Memory memory_;
  sys::Descriptor complaints_;  ///< the emulator's stderr, in memory
  sys::Pid pid_;
  sys::Descriptor pidfd_;  ///< can be read (poll(2)) when it has ended
};

}  // namespace boxlab::vm
