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

extern const Need sandbox_need;       ///< a program runs in a sandbox at all
extern const Need limits_need;        ///< the limits of a sandbox can be set
extern const Need namespaces_need;    ///< namespaces of each kind inside a sandbox
extern const Need mqueue_need;        ///< POSIX message queues (mq_overview(7))
extern const Need sysvipc_need;       ///< System V IPC (sysvipc(7))
extern const Need ptrace_need;        ///< tracing a child of one's own (ptrace(2))
extern const Need veth_need;          ///< a pair of connected interfaces (veth(4))
extern const Need overlay_need;       ///< overlayfs, mounted in a user namespace
extern const Need cgroup_need;        ///< cgroup v2, with the controllers cpu, io, memory and pids
extern const Need busybox_need;       ///< busybox, linked statically
extern const Need clang_need;         ///< the compiler clang, beside the usual one
extern const Need clang_format_need;  ///< clang-format, for what is asked of a file itself

/// The need of that name, or nullptr.
const Need* find_need(std::string_view name);

/// What is lacking: this need, or another one that has to be there before it can be tried.
std::optional<Lack> find_lack(const Need& need);

/// Throws Lacking where this machine is without it, or without another need that comes before it.
/// Tried once a process.
void require(const Need& need);

}  // namespace boxlab
