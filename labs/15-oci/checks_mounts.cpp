// Lab 15: mounts of a container, as its config lists them.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// A file system of this type is mounted at `point`, with these words among its options.
LookMatcher has_mounted(const Play& play, const std::string& point, const std::string& type,
                        const std::vector<std::string>& options) {
  return finds(play, fmt::format("a {} is mounted at {}, {}", type, point, options.front()),
               [=, &play](const Process& container) -> std::string {
                 const Mounts mounts = play.mounts_of(container);
                 const Mount* mount = find_mount(mounts, point);
                 if (mount == nullptr) return "nothing is mounted there";
                 if (mount->type != type) return "it is a " + mount->type;
                 for (const std::string& option : options) {
                   if (("," + mount->options + ",").find("," + option + ",") == std::string::npos)
                     return "its options are " + mount->options;
                 }
                 return "";
               });
}

/// What is mounted below it outside shows inside, and not the other way round.
LookMatcher is_a_slave(const Play& play, const std::string& point) {
  return finds(play, fmt::format("what is mounted at {} is a slave", point),
               [=, &play](const Process& container) -> std::string {
                 const Mounts mounts = play.mounts_of(container);
                 const Mount* mount = find_mount(mounts, point);
                 if (mount == nullptr) return "nothing is mounted there";
                 return mount->tags.starts_with("master:")
                            ? ""
                            : "its propagation is " +
                                  (mount->tags.empty() ? "private" : mount->tags);
               });
}

Json bind_mount(const char* source, const char* destination, const Json& options) {
  return {{"type", "bind"}, {"source", source}, {"destination", destination}, {"options", options}};
}

Json config_with_mounts() {
  Json json = config({"sleep", "1002"});
  add(json, "/mounts",
      {{"type", "tmpfs"},
       {"source", "a"},
       {"destination", "/a"},
       {"options", {"nosuid", "noexec", "size=100k", "mode=750"}}});
  add(json, "/mounts", bind_mount("/tmp/outside", "/a/b/c", {"bind", "ro", "nodev"}));
  add(json, "/mounts", bind_mount("/tmp/outside/secret", "/new/file", {"rbind", "rw"}));
  return json;
}

}  // namespace

TEST_CASE("mounts.table: the mounts are there, in their order, with their options", "[points:3]") {
  needs_stage("start.runs");
  const Play play = start_c1(config_with_mounts());
  CHECK_THAT(play.look(), has_mounted(play, "/a", "tmpfs", {"noexec", "nosuid", "rw"}));
  CHECK_THAT(play.look(), has_mounted(play, "/a/b/c", "tmpfs", {"ro", "nodev"}));
  CHECK_THAT(play.look(), has_mounted(play, "/new/file", "tmpfs", {"rw"}));
}

TEST_CASE("mounts.slave: what is mounted outside later shows inside, where the config wants it so",
          "[points:1]") {
  needs_stage("mounts.table");
  Json json = config({"sleep", "1002"});
  json["linux"]["rootfsPropagation"] = "rslave";
  add(json, "/mounts", bind_mount("/tmp/outside", "/slave", {"rbind", "rslave"}));
  const Play play = start_c1(json);
  CHECK_THAT(play.look(), is_a_slave(play, "/slave"));
}

TEST_CASE("mounts.link: a link on the way to a mount is followed inside the container",
          "[points:1]") {
  needs_stage("mounts.table");
  Json json = config({"sleep", "1002"});
  add(json, "/mounts", {{"type", "tmpfs"}, {"source", "x"}, {"destination", "/data/deep"}});
  const Play play =
      start_c1(json, "mkdir c1/rootfs/tmp/outside; ln -s /tmp/outside c1/rootfs/data; ");
  CHECK_THAT(play.look(), has_mounted(play, "/tmp/outside/deep", "tmpfs", {"rw"}));
  CHECK_THAT(play.look(), shows("no directory was made outside", [&](const Processes&) {
               const std::string file = play.file("outside/deep/../secret");
               return file.empty() ? "" : "there is one: /tmp/outside/deep";
             }));
}

TEST_CASE("mounts.magic-link: no link of an image leads a mount to where its runtime stands",
          "[points:1]") {
  needs_stage("mounts.link");
  Json json = config({"true"});
  add(json, "/mounts",
      {{"type", "tmpfs"}, {"source", "x"}, {"destination", "/evil/tmp/outside/deep"}});
  for (const std::string link : {"/proc/self/cwd", "/proc/self/fd/9"}) {
    const auto run = run_on_stage(
        "ln -s " + link + " c1/rootfs/evil; ocibox run --bundle c1 c1; ls outside", {{"c1", json}});
    CHECK_THAT(run, printed("secret\n"));
  }
}
