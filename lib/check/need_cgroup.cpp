#include <fmt/format.h>
#include <unistd.h>

#include "check/cgroup.hpp"
#include "check/cgroup_place.hpp"
#include "check/need.hpp"

namespace boxlab {

namespace {

using Controllers = std::vector<std::string>;

constexpr auto no_cgroups =
    "this machine has no cgroup v2 with cpu, io, memory and pids that we may use";

Lack lack_of_cgroups(const std::string& why, const std::string& mend = {}) {
  return {cgroup_need.name, fmt::format("{}: {}", no_cgroups, why), mend};
}

/// The words that lend controllers to the groups below: "+io +pids".
std::string lending(const Controllers& controllers) {
  return fmt::format("+{}", fmt::join(controllers, " +"));
}

Lack lack_of_controllers(const std::filesystem::path& mount, const Controllers& absent) {
  const std::string why = fmt::format("{} is one, but without these controllers: {}",
                                      mount.string(), fmt::join(absent, " "));
  if (!find_mount("cgroup")) return lack_of_cgroups(why + "; the kernel was built without them");
  return lack_of_cgroups(why +
                         "; cgroup v1, which is mounted too, has them, until the kernel is "
                         "booted with systemd.unified_cgroup_hierarchy=1");
}

Lack lack_of_lending(const std::filesystem::path& place, const Controllers& controllers) {
  const std::string file = (place / "cgroup.subtree_control").string();
  return lack_of_cgroups(fmt::format("{} lacks {}", file, fmt::join(controllers, " ")),
                         as_root(fmt::format("sh -c 'echo {} > {}'", lending(controllers), file)));
}

/// A place of the user's own, and his shell moved into it: groups may only be made from within.
Lack lack_of_delegation(const std::filesystem::path& mount, const Controllers& controllers) {
  const std::string why =
      fmt::format("user {} may not make groups in {}", geteuid(), mount.string());
  const pid_t shell = getsid(0);
  return lack_of_cgroups(
      why, as_root(fmt::format(
               "sh -c 'cd {0} && echo {1} > cgroup.subtree_control && mkdir -p boxlab/shell && "
               "echo {1} > boxlab/cgroup.subtree_control && chown -R {2} boxlab && "
               "echo {3} > boxlab/shell/cgroup.procs'",
               mount.string(), lending(controllers), geteuid(), shell)));
}

/// Why there is no place, or none with these controllers.
Lack explain_cgroups(const Controllers& controllers) {
  const auto mount = find_mount("cgroup2");
  if (!mount)
    return lack_of_cgroups("no file system of type cgroup2 is mounted",
                           as_root("mount -t cgroup2 cgroup2 /sys/fs/cgroup"));
  const auto absent = missing_controllers(*mount / "cgroup.controllers", controllers);
  if (!absent.empty()) return lack_of_controllers(*mount, absent);
  if (geteuid() != 0) return lack_of_delegation(*mount, controllers);
  if (access(mount->c_str(), W_OK) == -1)
    return lack_of_cgroups(mount->string() + " is mounted read-only",
                           "mount -o remount,rw " + mount->string());
  const std::filesystem::path place = cgroup_place() != nullptr ? *cgroup_place() : *mount;
  const auto not_lent = missing_controllers(place / "cgroup.subtree_control", controllers);
  if (!not_lent.empty()) return lack_of_lending(place, not_lent);
  return lack_of_cgroups("root may not make groups in " + place.string());
}

bool has_controllers(const Controllers& controllers) {
  const auto cgroup = Cgroup::make(Limits{});  // with memory and pids
  return cgroup && missing_controllers(cgroup->path() / "cgroup.controllers", controllers).empty();
}

std::optional<Lack> find_cgroup_lack() {
  const Controllers all{"cpu", "io", "memory", "pids"};
  if (has_controllers(all)) return std::nullopt;
  return explain_cgroups(all);
}

}  // namespace

void require_controllers(const Controllers& controllers) {
  if (cgroup_place() == nullptr ||
      !missing_controllers(*cgroup_place() / "cgroup.subtree_control", controllers).empty())
    throw Lacking{explain_cgroups(controllers)};
}

const Need cgroup_need{"cgroup", "cgroup v2 with cpu, io, memory and pids",
                       "made a group that has all of them", find_cgroup_lack, true};

}  // namespace boxlab
