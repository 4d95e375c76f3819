// The benchmark of namespaces.
#pragma once

#include <functional>
#include <vector>

#include "bench/report.hpp"

namespace boxlab::bench {

/// How thoroughly to measure.
struct NamespaceOrder {
  int rounds = 10;
  std::vector<int> counts{1, 10, 100, 1000};  ///< how many namespaces, in a row or alive
  int most_by_tools = 100;                    ///< real tools take so long that they make no more
  std::function<void(int round)> on_round = [](int) {};
};

/// Measures every kind of namespace that this kernel has, all of them together, and the unshare and
/// bwrap that are installed. Throws Blocked where this machine allows no user namespace.
Report measure_namespaces(const NamespaceOrder& order);

}  // namespace boxlab::bench
