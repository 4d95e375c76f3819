// Lab 15: mounts of a config.json: words into flags of mount(2). Given; nothing to change here.
#include "main_mounts.hpp"

#include <sys/mount.h>

#include <system_error>
#include <utility>

namespace {

struct MountFlag {
  const char* name;
  unsigned long set;
  unsigned long clear;
};

constexpr MountFlag mount_flags[] = {
    {"defaults", 0, 0},
    {"bind", MS_BIND, 0},
    {"rbind", MS_BIND | MS_REC, 0},
    {"ro", MS_RDONLY, 0},
    {"rw", 0, MS_RDONLY},
    {"nosuid", MS_NOSUID, 0},
    {"suid", 0, MS_NOSUID},
    {"nodev", MS_NODEV, 0},
    {"dev", 0, MS_NODEV},
    {"noexec", MS_NOEXEC, 0},
    {"exec", 0, MS_NOEXEC},
    {"noatime", MS_NOATIME, 0},
    {"nodiratime", MS_NODIRATIME, 0},
    {"relatime", MS_RELATIME, 0},
    {"strictatime", MS_STRICTATIME, 0},
    {"sync", MS_SYNCHRONOUS, 0},
    {"dirsync", MS_DIRSYNC, 0},
};

constexpr std::pair<const char*, unsigned long> propagations[] = {
    {"private", MS_PRIVATE},       {"rprivate", MS_PRIVATE | MS_REC},
    {"slave", MS_SLAVE},           {"rslave", MS_SLAVE | MS_REC},
    {"shared", MS_SHARED},         {"rshared", MS_SHARED | MS_REC},
    {"unbindable", MS_UNBINDABLE}, {"runbindable", MS_UNBINDABLE | MS_REC},
};

/// The word is a flag, and has been taken into `flags`.
bool take_flag(const std::string& word, unsigned long& flags) {
  for (const MountFlag& flag : mount_flags) {
    if (word != flag.name) continue;
    flags = (flags | flag.set) & ~flag.clear;
    return true;
  }
  return false;
}

/// In a config.json, "cgroup" is whichever version there is; here, it is the second.
std::string read_type(const Json& json) {
  const std::string type = json.value("type", "none");
  return type == "cgroup" ? "cgroup2" : type;
}

std::string read_source(const Json& json, bool is_bind, const std::filesystem::path& bundle) {
  const std::string source = json.value("source", "none");
  return is_bind ? std::filesystem::canonical(bundle / source).string() : source;
}

}  // namespace

unsigned long read_propagation(const std::string& option) {
  for (const auto& [name, flags] : propagations)
    if (option == name) return flags;
  return 0;
}

ContainerMount read_mount(const Json& json, const std::filesystem::path& bundle) {
  ContainerMount mount{};
  std::string options;
  for (const std::string& word : texts(json, "options")) {
    if (take_flag(word, mount.line.flags)) continue;
    if (const unsigned long propagation = read_propagation(word)) {
      mount.propagation |= propagation;
    } else if (word != "tmpcopyup") {  // Podman's own word: what the image has there, it copies
      options += (options.empty() ? "" : ",") + word;
    }
  }
  const bool is_bind = (mount.line.flags & MS_BIND) != 0;
  mount.line.source = keep_text(read_source(json, is_bind, bundle));
  mount.line.target = keep_text(json.at("destination"));
  mount.line.type = keep_text(read_type(json));
  mount.line.options = options.empty() ? nullptr : keep_text(options);
  return mount;
}
