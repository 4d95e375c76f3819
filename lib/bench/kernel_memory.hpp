// What the kernel keeps for itself.
#pragma once

namespace boxlab::bench {

/// Bytes of memory that the kernel has in use for its own objects at this moment, all of the
/// machine: Slab, Percpu, KernelStack and PageTables of /proc/meminfo (proc(5)). Objects of more
/// than two pages are not among them.
double kernel_memory();

}  // namespace boxlab::bench
