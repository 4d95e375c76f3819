// Lab 15: process of a config.json. Given; nothing to change here.
#include "main_process.hpp"

#include <linux/capability.h>
#include <sys/resource.h>

#include <algorithm>
#include <utility>

namespace {

constexpr std::pair<const char*, int> resources[] = {{"RLIMIT_AS", RLIMIT_AS},
                                                     {"RLIMIT_CORE", RLIMIT_CORE},
                                                     {"RLIMIT_CPU", RLIMIT_CPU},
                                                     {"RLIMIT_DATA", RLIMIT_DATA},
                                                     {"RLIMIT_FSIZE", RLIMIT_FSIZE},
                                                     {"RLIMIT_LOCKS", RLIMIT_LOCKS},
                                                     {"RLIMIT_MEMLOCK", RLIMIT_MEMLOCK},
                                                     {"RLIMIT_MSGQUEUE", RLIMIT_MSGQUEUE},
                                                     {"RLIMIT_NICE", RLIMIT_NICE},
                                                     {"RLIMIT_NOFILE", RLIMIT_NOFILE},
                                                     {"RLIMIT_NPROC", RLIMIT_NPROC},
                                                     {"RLIMIT_RSS", RLIMIT_RSS},
                                                     {"RLIMIT_RTPRIO", RLIMIT_RTPRIO},
                                                     {"RLIMIT_RTTIME", RLIMIT_RTTIME},
                                                     {"RLIMIT_SIGPENDING", RLIMIT_SIGPENDING},
                                                     {"RLIMIT_STACK", RLIMIT_STACK}};

/// By their numbers (capabilities(7)).
constexpr const char* capability_names[] = {"CAP_CHOWN",
                                            "CAP_DAC_OVERRIDE",
                                            "CAP_DAC_READ_SEARCH",
                                            "CAP_FOWNER",
                                            "CAP_FSETID",
                                            "CAP_KILL",
                                            "CAP_SETGID",
                                            "CAP_SETUID",
                                            "CAP_SETPCAP",
                                            "CAP_LINUX_IMMUTABLE",
                                            "CAP_NET_BIND_SERVICE",
                                            "CAP_NET_BROADCAST",
                                            "CAP_NET_ADMIN",
                                            "CAP_NET_RAW",
                                            "CAP_IPC_LOCK",
                                            "CAP_IPC_OWNER",
                                            "CAP_SYS_MODULE",
                                            "CAP_SYS_RAWIO",
                                            "CAP_SYS_CHROOT",
                                            "CAP_SYS_PTRACE",
                                            "CAP_SYS_PACCT",
                                            "CAP_SYS_ADMIN",
                                            "CAP_SYS_BOOT",
                                            "CAP_SYS_NICE",
                                            "CAP_SYS_RESOURCE",
                                            "CAP_SYS_TIME",
                                            "CAP_SYS_TTY_CONFIG",
                                            "CAP_MKNOD",
                                            "CAP_LEASE",
                                            "CAP_AUDIT_WRITE",
                                            "CAP_AUDIT_CONTROL",
                                            "CAP_SETFCAP",
                                            "CAP_MAC_OVERRIDE",
                                            "CAP_MAC_ADMIN",
                                            "CAP_SYSLOG",
                                            "CAP_WAKE_ALARM",
                                            "CAP_BLOCK_SUSPEND",
                                            "CAP_AUDIT_READ",
                                            "CAP_PERFMON",
                                            "CAP_BPF",
                                            "CAP_CHECKPOINT_RESTORE"};
static_assert(std::size(capability_names) == CAP_LAST_CAP + 1);

CapabilitySet read_set(const Json& json, const char* key) {
  CapabilitySet set = 0;
  for (const std::string& name : texts(json, key)) {
    const auto* found = std::find(std::begin(capability_names), std::end(capability_names), name);
    if (found == std::end(capability_names))
      throw std::runtime_error{fmt::format("process.capabilities: {} is not known", name)};
    set |= CapabilitySet{1} << (found - std::begin(capability_names));
  }
  return set;
}

Capabilities read_capabilities(const Json& json) {
  return {read_set(json, "bounding"), read_set(json, "effective"), read_set(json, "permitted"),
          read_set(json, "inheritable"), read_set(json, "ambient")};
}

ResourceLimit read_limit(const Json& json) {
  return {look_for(resources, json.at("type"), "process.rlimits"), json.at("soft"),
          json.at("hard")};
}

User read_user(const Json& json) {
  return {json.value("uid", 0u), json.value("gid", 0u),
          read_list(json, "additionalGids", [](const Json& gid) { return gid.get<unsigned>(); }),
          json.value("umask", -1)};
}

}  // namespace

void read_process(const Json& json, Spec& spec) {
  if (json.value("terminal", false))
    throw std::runtime_error{"process.terminal: there are no terminals in this lab"};
  if (json.at("args").empty()) throw std::runtime_error{"process.args is empty"};
  spec.command = keep_words(texts(json, "args"));
  spec.environment = keep_words(texts(json, "env"));
  spec.directory = keep_text(json.at("cwd"));
  spec.user = read_user(part(json, "user"));
  spec.limits = read_list(json, "rlimits", read_limit);
  spec.has_capabilities = json.contains("capabilities");
  spec.capabilities = read_capabilities(part(json, "capabilities"));
  spec.no_new_privileges = json.value("noNewPrivileges", false);
}
