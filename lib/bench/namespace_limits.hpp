// Why there are no more namespaces.
#pragma once

#include <string>

#include "bench/namespace_costs.hpp"

namespace boxlab::bench {

/// Which limit was met, in words, where one more than costs.made was refused with costs.error
/// (clone(2)): "50 of 1000 were made, then ENOSPC: user.max_net_namespaces is 50.".
std::string describe_limit(const NamespaceKind& kind, int count, const NamespaceCosts& costs);

}  // namespace boxlab::bench
