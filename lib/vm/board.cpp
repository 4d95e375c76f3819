#include "vm/board.hpp"

namespace boxlab::vm {

/// Its firmware does nothing but start the kernel.
const Board x86_64{"qemu-system-x86_64", "q35", "Nehalem", "ttyS0", {"-bios", "qboot.rom"}};

const Board arm64{"qemu-system-aarch64", "virt", "cortex-a72", "ttyAMA0", {}};

const Board& own_board() {
#if defined(__aarch64__)
  return arm64;
#else
  return x86_64;
#endif
}

}  // namespace boxlab::vm
