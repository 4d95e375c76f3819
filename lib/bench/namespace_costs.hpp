// What namespaces cost: one measurement in a process of its own.
#pragma once

#include "bench/namespace_kinds.hpp"

namespace boxlab::bench {

/// What some namespaces of one kind cost, each.
struct NamespaceCosts {
  double leave = 0;     ///< seconds to start a process in a new one, and to wait for its end
  double remove = 0;    ///< the same, and until the kernel has removed it
  double one_more = 0;  ///< seconds as for `leave`, beside those that live
  double memory = 0;    ///< bytes of kernel memory while it lives
  int error = 0;        ///< errno, when the kernel refused one; then there are no figures
  int made = 0;         ///< how many there were by then
};

/// Makes and leaves `count` of them, one after the other: `leave` and `remove`.
NamespaceCosts make_and_leave(const NamespaceKind& kind, int count);

/// Makes `count` of them that live at the same time: `one_more` and `memory`.
NamespaceCosts make_and_keep(const NamespaceKind& kind, int count);

}  // namespace boxlab::bench
