// What labs need of a machine, and how one finds out whether it is there.
#pragma once

#include <optional>
#include <string_view>

#include "check/lack.hpp"

namespace boxlab {

/// Something that labs need of a machine, under the name that lab.toml has for it. It is really
/// tried, never guessed from a version.
struct Need {
  const char* name;                 ///< "overlay"
  const char* what;                 ///< "overlayfs in user namespaces"
  const char* how;                  ///< how it is tried: "mounts one"
  std::optional<Lack> (*try_it)();  ///< may throw Lacking, of another need
  /// A virtual machine has it, whatever this machine has: it is a matter of the kernel.
  bool is_in_vm;
};

extern const Need sandbox_need;
extern const Need limits_need;
extern const Need namespaces_need;
extern const Need mqueue_need;
extern const Need sysvipc_need;
extern const Need ptrace_need;
extern const Need veth_need;
extern const Need overlay_need;
extern const Need cgroup_need;
extern const Need busybox_need;
extern const Need clang_need;
extern const Need clang_format_need;

/// The need of that name, or nullptr.
const Need* find_need(std::string_view name);

/// What is lacking: this need, or another one that has to be there before it can be tried.
std::optional<Lack> find_lack(const Need& need);

/// Throws Lacking where this machine is without it, or without another need that comes before it.
/// Tried once a process.
void require(const Need& need);

}  // namespace boxlab
