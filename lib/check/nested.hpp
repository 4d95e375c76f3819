// Whether a sandbox can hold namespaces of a program's own.
#pragma once

#include "check/sandbox.hpp"

namespace boxlab {

/// Whether a program in this sandbox can make a user namespace, and with the rights in it one of
/// each other kind: asked of the unshare of util-linux.
bool allows_namespaces(const Sandbox& sandbox);

/// Throws Blocked where a machine allows a sandbox, but no namespaces of a program's own inside it:
/// AppArmor can be so strict. Asked once a process.
void require_nested_namespaces();

}  // namespace boxlab
