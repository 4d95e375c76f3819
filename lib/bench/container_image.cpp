#include "bench/container_image.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "course/files.hpp"

namespace boxlab::bench {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// In its user namespace, a container's root is whoever has called the runtime: root of ours.
Json map_of_root() { return Json::array({{{"containerID", 0}, {"hostID", 0}, {"size", 1}}}); }

Json all_namespaces() {
  Json namespaces = Json::array();
  for (const char* type : {"user", "pid", "mount", "uts", "ipc", "network", "cgroup"})
    namespaces.push_back({{"type", type}});
  return namespaces;
}

/// The rights that the box leaves.
Json rights() {
  const Json kept{"CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_KILL",
                  "CAP_NET_BIND_SERVICE"};
  return {{"bounding", kept}, {"effective", kept}, {"permitted", kept}};
}

Json mount_of(const char* type, const char* place, Json options) {
  return {{"destination", place}, {"type", type}, {"source", type}, {"options", options}};
}

/// The file systems that the box has.
Json mounts() {
  const auto data_only = [](auto... others) {
    return Json::array({"nosuid", "nodev", "noexec", others...});
  };
  return {mount_of("proc", "/proc", data_only()),
          mount_of("tmpfs", "/dev", {"nosuid", "noexec", "mode=755"}),
          mount_of("tmpfs", "/dev/shm", data_only("mode=1777", "size=64m")),
          mount_of("mqueue", "/dev/mqueue", data_only())};
}

Json process_of(const std::vector<std::string>& command) {
  return {{"user", {{"uid", 0}, {"gid", 0}}},
          {"args", command},
          {"env", {"PATH=/bin"}},
          {"cwd", "/"},
          {"capabilities", rights()},
          {"noNewPrivileges", true}};
}

}  // namespace

std::vector<std::string> command_that_ends() { return {"/bin/true"}; }

std::vector<std::string> command_that_waits() {
  return {"/bin/tail", "-s", "1000000", "-f", "-c", "1", "/proc/version"};
}

void make_image(const std::string& busybox) {
  const fs::path root{image_root};
  for (const char* directory : {"bin", "proc", "dev", "sys", "etc", "tmp"})
    fs::create_directories(root / directory);
  store_program(root / "bin/busybox", read_file(busybox));
  for (const char* applet : {"true", "tail", "sh"})
    fs::create_symlink("busybox", root / "bin" / applet);
}

void make_bundle(const std::string& directory, const std::vector<std::string>& command) {
  const Json linux{{"namespaces", all_namespaces()},
                   {"uidMappings", map_of_root()},
                   {"gidMappings", map_of_root()}};
  const Json config{{"ociVersion", "1.0.2"},
                    {"process", process_of(command)},
                    {"root", {{"path", image_root}, {"readonly", true}}},
                    {"hostname", "box"},
                    {"mounts", mounts()},
                    {"linux", linux}};
  fs::create_directories(directory);
  write_file(fs::path{directory} / "config.json", config.dump());
}

}  // namespace boxlab::bench
