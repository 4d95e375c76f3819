// Many namespaces of one kind.
#pragma once

#include <sys/types.h>

#include <vector>

#include "bench/namespace_kinds.hpp"
#include "sys/descriptor.hpp"

namespace boxlab::bench {

/// Starts a process in new namespaces, or in none, and waits for its end. Returns 0, or the errno
/// of the refusal.
int start_and_leave(const NamespaceKind& kind);

/// Waits until the kernel has removed all namespaces of this kind that this process has made and
/// left: it does so in the background. We must be root in a user namespace of our own, whose limits
/// are lowered for good.
void await_removal(const NamespaceKind& kind);

/// Namespaces that live, each held by a descriptor, and nobody in them; or waiting processes, where
/// there is no kind. They go with this object, or with the process.
class Crowd {
 public:
  explicit Crowd(const NamespaceKind& kind);
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;
  ~Crowd();

  /// Makes one more. Returns 0, or the errno of the refusal.
  int add();

 private:
  int add_process();

  const NamespaceKind& kind_;
  sys::Descriptor first_;  ///< all descriptors above it are of namespaces
  std::vector<pid_t> processes_;
};

}  // namespace boxlab::bench
