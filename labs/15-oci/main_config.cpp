// Lab 15: a config.json, with nlohmann-json, into the structs of spec.hpp. Given; nothing to change
// here.
#include "main_config.hpp"

#include <sched.h>
#include <sys/mount.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "main_json.hpp"
#include "main_mounts.hpp"
#include "main_process.hpp"
#include "main_seccomp.hpp"

namespace {

constexpr std::pair<const char*, int> kinds[] = {
    {"mount", CLONE_NEWNS}, {"pid", CLONE_NEWPID}, {"network", CLONE_NEWNET},
    {"ipc", CLONE_NEWIPC},  {"uts", CLONE_NEWUTS}, {"cgroup", CLONE_NEWCGROUP}};

Namespace read_namespace(const Json& json) {
  const int kind = look_for(kinds, json.at("type"), "linux.namespaces");
  return {kind, json.contains("path") ? keep_text(json.at("path")) : nullptr};
}

Hook read_hook(const Json& json) {
  const std::string path = json.at("path");
  const auto words = json.contains("args") ? texts(json, "args") : std::vector{path};
  return {keep_text(path), keep_words(words), keep_words(texts(json, "env")),
          json.value("timeout", 0)};
}

/// The old `prestart` hooks come before those that have replaced them.
Json join_runtime_hooks(const Json& json) {
  Json all = Json::array();
  for (const char* key : {"prestart", "createRuntime"})
    for (const Json& hook : part(json, key)) all.push_back(hook);
  return {{"all", all}};
}

Hooks read_hooks(const Json& json) {
  return {read_list(join_runtime_hooks(json), "all", read_hook),
          read_list(json, "createContainer", read_hook),
          read_list(json, "startContainer", read_hook), read_list(json, "poststart", read_hook),
          read_list(json, "poststop", read_hook)};
}

/// "net.ipv4.ip_forward" is /proc/sys/net/ipv4/ip_forward.
List<Setting> read_settings(const Json& json) {
  std::vector<Setting> settings;
  const Json table = part(json, "sysctl");
  for (const auto& [name, value] : table.items()) {
    std::string path = name;
    std::replace(path.begin(), path.end(), '.', '/');
    settings.push_back({keep_text("/proc/sys/" + path), keep_text(value)});
  }
  return keep_list(settings);
}

List<const char*> read_paths(const Json& json, const char* key) {
  return read_list(json, key, [](const Json& path) { return keep_text(path); });
}

/// What happens outside may be seen inside, but not the other way round.
void refuse_shared_root(const Json& json) {
  const unsigned long propagation = read_propagation(json.value("rootfsPropagation", "rslave"));
  if ((propagation & (MS_SLAVE | MS_PRIVATE)) == 0)
    throw std::runtime_error{"linux.rootfsPropagation: only slave and private in this lab"};
}

void read_linux(const Json& json, Spec& spec) {
  refuse_shared_root(json);
  if (!part(json, "devices").empty())
    throw std::runtime_error{"linux.devices: there are only the usual ones in this lab"};
  spec.namespaces = read_list(json, "namespaces", read_namespace);
  spec.settings = read_settings(json);
  spec.masked_paths = read_paths(json, "maskedPaths");
  spec.read_only_paths = read_paths(json, "readonlyPaths");
  spec.seccomp = compile_seccomp(part(json, "seccomp"));
}

Spec read(const Json& json, const std::filesystem::path& bundle) {
  const std::string version = json.at("ociVersion");
  if (!version.starts_with("1.")) throw std::runtime_error{"ociVersion " + version + " is not 1"};
  Spec spec{};
  spec.rootfs = keep_text(std::filesystem::canonical(bundle / json.at("root").at("path")));
  spec.is_read_only = json.at("root").value("readonly", false);
  spec.hostname = json.contains("hostname") ? keep_text(json.at("hostname")) : nullptr;
  read_process(json.at("process"), spec);
  spec.mounts =
      read_list(json, "mounts", [&](const Json& mount) { return read_mount(mount, bundle); });
  read_linux(part(json, "linux"), spec);
  spec.hooks = read_hooks(part(json, "hooks"));
  return spec;
}

}  // namespace

Spec read_spec(const std::filesystem::path& file, const std::filesystem::path& bundle) {
  std::ifstream stream{file};
  if (!stream) throw std::runtime_error{fmt::format("{}: it can't be read", file.string())};
  try {
    return read(Json::parse(stream), bundle);
  } catch (const std::exception& error) {
    throw std::runtime_error{fmt::format("{}: {}", file.string(), error.what())};
  }
}
