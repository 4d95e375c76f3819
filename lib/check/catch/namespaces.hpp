// What checks ask about processes that are in namespaces of their own.
#pragma once

#include <set>
#include <string>

#include "check/catch/check.hpp"

namespace boxlab {

/// As needs(id), for a check whose processes are to be in namespaces of their own: blocked where
/// this machine allows none inside a sandbox. Without an id, that is all.
void needs_namespaces(const std::string& id = {});

/// The process is called `name`, has this as its first argument, and sleeps.
bool is_asleep(const Process& process, const std::string& name, const std::string& argument);

/// The process of which is_asleep() holds, or nullptr.
const Process* find_asleep(const Processes& processes, const std::string& name,
                           const std::string& argument);

/// The kinds of namespaces in which two processes differ, named as in /proc/PID/ns.
std::set<std::string> different_kinds(const Session& session, const Process& one,
                                      const Process& other);

/// "ipc, mnt, user", or "no namespace".
std::string list_kinds(const std::set<std::string>& kinds);

/// What `process` has open besides stdin, stdout and stderr, in words; empty when that is nothing.
std::string describe_extra_descriptors(const Process& process);

}  // namespace boxlab
