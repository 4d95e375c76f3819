// Lab 07: asking the kernel.
#pragma once

#include <set>
#include <string>

#include "check/run.hpp"

namespace boxlab {

/// The kinds of namespaces, in the order of the table.
constexpr const char* kinds[] = {"ipc", "mnt", "net", "pid", "uts", "user", "cgroup"};

/// Some of the kinds.
using Kinds = std::set<std::string>;

/// Lines of shell that try whether `mechanism` is cut by a new namespace of a kind; by none when
/// `kind` is empty. They print "found" or "cut", leave nothing behind, and take the directory of
/// boxlab as working directory. The middle of them is the file tools/MECHANISM.sh.
std::string experiment(const std::string& mechanism, const std::string& kind);

/// Does the experiments with all kinds in a sandbox, and returns the kinds that cut `mechanism`.
/// Throws Blocked where this machine allows no namespaces in a sandbox, and std::runtime_error when
/// an experiment goes wrong.
Kinds ask_kernel(const std::string& mechanism);

/// Throws for a run of `what` that went wrong: Blocked when this machine has refused a namespace,
/// std::runtime_error when something else is at fault.
[[noreturn]] void give_up(const std::string& what, const Run& run);

}  // namespace boxlab
