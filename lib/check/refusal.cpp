#include "check/refusal.hpp"

#include <fmt/core.h>

#include <cstring>
#include <fstream>

#include "check/chroot.hpp"

namespace boxlab {

namespace {

/// A setting of the kernel that can forbid user namespaces.
struct ForbiddingSetting {
  const char* name;        ///< as sysctl(8) calls it
  const char* forbidding;  ///< its value when it does
  const char* allowing;
  const char* what;
};

constexpr ForbiddingSetting forbidding_settings[] = {
    {"user.max_user_namespaces", "0", "10000", "this machine allows no user namespaces at all"},
    {"user.max_pid_namespaces", "0", "10000", "this machine allows no pid namespaces"},
    {"user.max_mnt_namespaces", "0", "10000", "this machine allows no mount namespaces"},
    {"user.max_ipc_namespaces", "0", "10000", "this machine allows no IPC namespaces"},
    {"user.max_net_namespaces", "0", "10000", "this machine allows no network namespaces"},
    {"user.max_uts_namespaces", "0", "10000", "this machine allows no UTS namespaces"},
    {"user.max_cgroup_namespaces", "0", "10000", "this machine allows no cgroup namespaces"},
    {"kernel.unprivileged_userns_clone", "0", "1",
     "this machine allows user namespaces only to root"},
    {"kernel.apparmor_restrict_unprivileged_userns", "1", "0",
     "AppArmor takes the privileges inside user namespaces away from ordinary users"},
};

/// "/proc/sys/user/max_user_namespaces"
std::string file_of(std::string name) {
  for (char& letter : name) letter = letter == '.' ? '/' : letter;
  return "/proc/sys/" + name;
}

Lack explain_setting(const ForbiddingSetting& setting, const std::string& failed) {
  return {"sandbox",
          fmt::format("{}: {} is {} ({})", setting.what, setting.name, setting.forbidding, failed),
          as_root(fmt::format("sysctl {}={}", setting.name, setting.allowing))};
}

}  // namespace

std::string first_word_of(const char* path) {
  std::string word;
  std::ifstream{path} >> word;
  return word;
}

Lack explain_refusal(const std::string& step, int error) {
  const std::string failed =
      fmt::format("{} failed with {} ({})", step, strerrordesc_np(error), strerrorname_np(error));
  if (is_in_chroot()) {
    return {"sandbox",
            fmt::format("the kernel allows no user namespaces in a chroot. Leave it, or enter its "
                        "directory with pivot_root instead, which is what containers and this do: "
                        "sudo bwrap --cap-add ALL --bind DIRECTORY / --dev-bind /dev /dev --bind "
                        "/proc /proc sh. ({})",
                        failed)};
  }
  for (const ForbiddingSetting& setting : forbidding_settings) {
    if (first_word_of(file_of(setting.name).c_str()) == setting.forbidding)
      return explain_setting(setting, failed);
  }
  return {"sandbox", fmt::format("this machine allows no sandbox: {}. A chroot never does. {}",
                                 failed, forbidden_or_not_built)};
}

}  // namespace boxlab
