#include "check/blocked.hpp"

#include <fmt/core.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>

#include "check/chroot.hpp"

namespace boxlab {

namespace {

/// A setting of the kernel that can forbid user namespaces.
struct LimitSetting {
  const char* path;
  const char* forbidding;  ///< its value when it does
  const char* what;
  const char* mend;
};

constexpr LimitSetting settings[] = {
    {"/proc/sys/user/max_user_namespaces", "0", "this machine allows no user namespaces at all",
     "sudo sysctl user.max_user_namespaces=10000"},
    {"/proc/sys/kernel/unprivileged_userns_clone", "0",
     "this machine allows user namespaces only to root",
     "sudo sysctl kernel.unprivileged_userns_clone=1"},
    {"/proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1",
     "AppArmor takes the privileges inside user namespaces away from ordinary users",
     "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0"},
};

std::string first_word(const char* path) {
  std::string word;
  std::ifstream{path} >> word;
  return word;
}

std::string explain(const char* step, int error) {
  const std::string failed =
      fmt::format("{} failed with {} ({})", step, strerrordesc_np(error), strerrorname_np(error));
  if (is_in_chroot()) {
    return fmt::format(
        "the kernel allows no user namespaces in a chroot. Leave it, or enter its directory with "
        "pivot_root instead, which is what containers and this do: sudo bwrap --cap-add ALL --bind "
        "DIRECTORY / --dev-bind /dev /dev --bind /proc /proc sh. ({})",
        failed);
  }
  for (const LimitSetting& setting : settings) {
    if (first_word(setting.path) != setting.forbidding) continue;
    return fmt::format("{}: {} is {}. To allow them: {}. ({})", setting.what, setting.path,
                       setting.forbidding, setting.mend, failed);
  }
  return fmt::format(
      "this machine allows no sandbox: {}. A chroot never does. Inside a container, the "
      "container's "
      "own seccomp or AppArmor profile forbids it: start it with --security-opt seccomp=unconfined "
      "--security-opt apparmor=unconfined --security-opt systempaths=unconfined, or use a virtual "
      "machine.",
      failed);
}

bool is_refusal(int error) {
  return error == EPERM || error == EACCES || error == ENOSYS || error == ENOSPC ||
         error == EINVAL || error == EUSERS;
}

}  // namespace

void refuse(const char* step, int error) {
  if (is_refusal(error)) throw Blocked{explain(step, error)};
  throw std::system_error{error, std::generic_category(), step};
}

}  // namespace boxlab
