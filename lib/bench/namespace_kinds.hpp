// The kinds of namespaces, as the kernel calls them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace boxlab::bench {

/// A kind of namespace, or several at once, or none.
struct NamespaceKind {
  std::string name;         ///< "ipc"
  std::uint64_t flags = 0;  ///< CLONE_NEWIPC (clone(2))
  std::string file;         ///< below /proc/PID: "ns/ipc"; empty where it is not one kind
  std::string limit;        ///< the setting that says how many there may be, below /proc/sys
};

/// Those that this kernel has, one by one (namespaces(7)).
const std::vector<NamespaceKind>& namespace_kinds();

/// All of them together.
NamespaceKind all_kinds();

}  // namespace boxlab::bench
