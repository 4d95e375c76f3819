#include "bench/namespace_limits.hpp"

#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>

#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

/// What a setting below /proc/sys is.
long read_setting(const std::string& path) {
  long value = 0;
  std::ifstream{"/proc/sys/" + path} >> value;
  return value;
}

/// The setting that limits this kind; of several kinds, the lowest.
std::string describe_setting(const NamespaceKind& kind) {
  std::string lowest;
  for (const NamespaceKind& single : namespace_kinds()) {
    if ((kind.flags & single.flags) == 0) continue;
    if (lowest.empty() || read_setting(single.limit) < read_setting(lowest)) lowest = single.limit;
  }
  std::string name = lowest;  // as sysctl(8) writes it
  std::replace(name.begin(), name.end(), '/', '.');
  return fmt::format("{} is {}", name, read_setting(lowest));
}

std::string describe_resource(const char* name, __rlimit_resource resource) {
  rlimit limit{};
  sys::check(getrlimit(resource, &limit), "getrlimit", name);
  return fmt::format("{} is {}", name, limit.rlim_max);
}

std::string describe_cause(const NamespaceKind& kind, int error) {
  if (error == ENOSPC) return describe_setting(kind);
  if (error == EMFILE) return describe_resource("RLIMIT_NOFILE", RLIMIT_NOFILE);
  if (error == EAGAIN) return describe_resource("RLIMIT_NPROC", RLIMIT_NPROC);
  return strerrordesc_np(error);
}

}  // namespace

std::string describe_limit(const NamespaceKind& kind, int count, const NamespaceCosts& costs) {
  return fmt::format("{} of {} were made, then {}: {}.", costs.made, count,
                     strerrorname_np(costs.error), describe_cause(kind, costs.error));
}

}  // namespace boxlab::bench
