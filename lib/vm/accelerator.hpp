// Who executes the machine's instructions.
#pragma once

#include <vector>

namespace boxlab::vm {

enum class Accelerator {
  kvm,  ///< the processor itself, by the kernel's leave (/dev/kvm)
  tcg,  ///< the emulator: works everywhere, ten times slower
};

/// What to try, in this order. KVM is tried only where the processor claims to have it and this
/// user may use it; whether it works is found out by using it: on some machines it hangs.
std::vector<Accelerator> accelerators();

}  // namespace boxlab::vm
