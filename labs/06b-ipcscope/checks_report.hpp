// Lab 06b: what the checks ask of what ipcscope printed.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "check/catch/check.hpp"
#include "check/ipc.hpp"

namespace boxlab {

/// What was written to stderr, without the line that says that one process was not seen: the first
/// one of the sandbox, at which nobody in there may look.
std::string without_init(const std::string& err);

/// In what `ipcscope --json` printed, the namespace `inode` stands once, and `fault`, which gets
/// what is said of it, finds nothing wrong there.
RunMatcher says_of(const std::string& inode, const std::string& expected,
                   const std::function<std::string(const nlohmann::json&)>& fault);

/// The namespace is listed, and these processes with it, and no others but ipcscope itself.
RunMatcher has_processes(const std::string& inode, const std::set<int>& pids);

/// The namespace has exactly these entries of a kind: "threads", "descriptors", "mounts". Only what
/// is in the expected ones is compared.
RunMatcher has_holders(const std::string& inode, const std::string& kind,
                       const nlohmann::json& entries);

/// Exactly these namespaces are listed.
RunMatcher lists_namespaces(const std::set<std::string>& inodes);

/// The objects of one kind in the namespace, "queues", "sets", "segments" or "posix_queues", are as
/// the kernel has them.
RunMatcher lists(const std::string& kind, const std::string& inode, const IpcObjects& objects);

/// Those of all kinds are.
RunMatcher lists_all(const std::string& inode, const IpcObjects& objects);

/// The process, and why it could not be looked at, is named among what was not seen.
RunMatcher admits(int pid, const std::string& error);

/// Nothing that it could not see is of this process.
RunMatcher has_no_trouble_with(int pid);

}  // namespace boxlab
