#include "bench/namespace_kinds.hpp"

#include <sched.h>
#include <unistd.h>

namespace boxlab::bench {

namespace {

std::vector<NamespaceKind> find_kinds() {
  const NamespaceKind known[] = {
      {"uts", CLONE_NEWUTS, "ns/uts", "user/max_uts_namespaces"},
      {"ipc", CLONE_NEWIPC, "ns/ipc", "user/max_ipc_namespaces"},
      {"cgroup", CLONE_NEWCGROUP, "ns/cgroup", "user/max_cgroup_namespaces"},
      {"time", CLONE_NEWTIME, "ns/time", "user/max_time_namespaces"},
      {"pid", CLONE_NEWPID, "ns/pid", "user/max_pid_namespaces"},
      {"user", CLONE_NEWUSER, "ns/user", "user/max_user_namespaces"},
      {"mount", CLONE_NEWNS, "ns/mnt", "user/max_mnt_namespaces"},
      {"net", CLONE_NEWNET, "ns/net", "user/max_net_namespaces"}};
  std::vector<NamespaceKind> found;
  for (const NamespaceKind& kind : known) {
    if (access(("/proc/self/" + kind.file).c_str(), F_OK) == 0) found.push_back(kind);
  }
  return found;
}

}  // namespace

const std::vector<NamespaceKind>& namespace_kinds() {
  static const std::vector<NamespaceKind> kinds = find_kinds();
  return kinds;
}

NamespaceKind all_kinds() {
  NamespaceKind all{"all together", 0, "", ""};
  for (const NamespaceKind& kind : namespace_kinds()) all.flags |= kind.flags;
  return all;
}

}  // namespace boxlab::bench
