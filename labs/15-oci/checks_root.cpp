// Lab 15: namespaces, the root of a container, and what is mounted in it.
#include <fmt/format.h>

#include <set>
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// A play in which c1 runs `sleep 1002`.
Play start_c1(const Json& json, const std::string& before = "") {
  return {{{"c1", json}}, {before + make_and_start}};
}

LookMatcher has_new_kinds(const Play& play, const std::string& id,
                          const std::set<std::string>& kinds) {
  return shows(
      fmt::format("{} has namespaces of its own: {}, and no others", id, list_kinds(kinds)),
      [=, &play](const Processes&) -> std::string {
        const Process* container = play.container(id);
        if (container == nullptr) return "there is no process of " + id;
        const auto found = different_kinds(play.session(), *container, *play.outside());
        return found == kinds ? "" : "it has: " + list_kinds(found);
      });
}

/// One that was there before: that of `sleep 1001`.
LookMatcher is_where_the_other_is(const Play& play, const char* kind) {
  return finds(play, fmt::format("its {} namespace is the one with the path", kind),
               [=, &play](const Process& container) -> std::string {
                 const Process* other = find_asleep(play.look().processes, "sleep", "1001");
                 if (other == nullptr) return "nobody sleeps there";
                 const std::string link = std::string{"ns/"} + kind;
                 const std::string found = play.session().link(container, link);
                 return found == play.session().link(*other, link) ? "" : "it is " + found;
               });
}

LookMatcher has_a_root_of_its_own(const Play& play) {
  return finds(play, "the container's root is a mount, and of the outside, only devices are left",
               [&play](const Process& container) -> std::string {
                 const Mounts inside = play.mounts_of(container);
                 const Mounts outside = play.mounts_of(*play.outside());
                 const Mount* root = find_mount(inside, "/");
                 if (root == nullptr) return "nothing is mounted at / for it: that is a chroot";
                 if (root->root != "/tmp/c1/rootfs") return "its root is " + root->root;
                 for (const Mount& mount : inside) {
                   if (&mount != root && has_device(outside, mount.device) &&
                       !mount.point.starts_with("/dev/"))
                     return fmt::format("at {}, {} of the outside is mounted", mount.point,
                                        mount.root);
                 }
                 return "";
               });
}

LookMatcher shows_nothing_new_outside(const Play& play, const std::string& before) {
  return shows("the same is mounted outside as before", [=, &play](const Processes&) {
    const std::string now = play.session().read(*play.outside(), "mountinfo");
    return now == before ? "" : "the last one is at " + parse_mounts(now).back().point;
  });
}

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
                            : fmt::format("its propagation is \"{}\"", mount->tags);
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
  add(json, "/mounts", bind_mount("/tmp/outside", "/slave", {"rbind", "rslave"}));
  add(json, "/mounts", bind_mount("/tmp/outside/secret", "/new/file", {"rbind", "rw"}));
  return json;
}

/// What stat says of the nodes that every /dev has, and where the links lead.
constexpr auto list_dev =
    "cd /dev; for name in null zero full random urandom; do stat -c '%n %F %t:%T' $name; done";
constexpr auto list_dev_links = "cd /dev; readlink fd stdin stdout stderr; readlink -f fd/0";

}  // namespace

TEST_CASE("namespaces.new: it has those that the config lists, and shares all others",
          "[points:2]") {
  needs_stage("start.runs");
  Json few = config({"sleep", "1002"});
  few.erase("hostname");
  few["linux"]["namespaces"] = {{{"type", "pid"}}, {{"type", "mount"}}, {{"type", "ipc"}}};
  const Play play{{{"c1", config({"sleep", "1002"})}, {"c2", few}},
                  {"for id in c1 c2; do ocibox create --bundle $id --pid-file /tmp/$id.pid $id;"
                   " ocibox start $id; done"}};
  CHECK_THAT(play.look(), has_new_kinds(play, "c1", {"pid", "mnt", "ipc", "uts", "net", "cgroup"}));
  CHECK_THAT(play.look(), has_new_kinds(play, "c2", {"pid", "mnt", "ipc"}));
}

TEST_CASE("namespaces.path: one with a path is entered", "[points:3]") {
  needs_stage("start.runs");
  Json json = config({"sleep", "1002"});
  json.erase("hostname");
  json["linux"]["namespaces"] = {{{"type", "network"}, {"path", "/tmp/net"}},
                                 {{"type", "mount"}},
                                 {{"type", "uts"}, {"path", "/tmp/uts"}},
                                 {{"type", "pid"}},
                                 {{"type", "ipc"}, {"path", "/tmp/ipc"}}};
  const Play play = start_c1(json,
                             ": >net; : >uts; : >ipc;"
                             " unshare --net=net --uts=uts --ipc=ipc sleep 1001 &"
                             " until grep -qs sleep /proc/$!/comm; do sleep 0.02; done; ");
  CHECK_THAT(play.look(), runs_command(play));
  for (const char* kind : {"net", "uts", "ipc"})
    CHECK_THAT(play.look(), is_where_the_other_is(play, kind));
  CHECK_THAT(play.look(), has_new_kinds(play, "c1", {"pid", "mnt", "net", "uts", "ipc"}));
}

TEST_CASE("namespaces.names: host name and settings are the container's own", "[points:2]") {
  needs_stage();
  Json json = config_of("hostname; cat /proc/sys/net/ipv4/ip_unprivileged_port_start");
  json["hostname"] = "own-name";
  json["linux"]["sysctl"] = {{"net.ipv4.ip_unprivileged_port_start", "81"}};
  const auto run = run_on_stage(
      "before=$(hostname); ocibox run --bundle c1 c1; [ $before = $(hostname) ] && echo same;"
      " cat /proc/sys/net/ipv4/ip_unprivileged_port_start",
      {{"c1", json}});
  CHECK_THAT(run, printed("own-name\n81\nsame\n1024\n"));
}

TEST_CASE("root.pivoted: its root is the rootfs, and nothing of the outside is above or below",
          "[points:3]") {
  needs_stage("start.runs");
  const Play play = start_c1(config({"sleep", "1002"}));
  CHECK_THAT(play.look(), runs_command(play));
  CHECK_THAT(play.look(), has_a_root_of_its_own(play));
}

TEST_CASE("root.private: what is mounted for it does not show outside", "[points:2]") {
  needs_stage("start.runs");
  Play play{{{"c1", config({"sleep", "1002"})}}, {":", make_and_start}};
  const std::string before = play.session().read(*play.outside(), "mountinfo");
  play.next();
  CHECK_THAT(play.look(), runs_command(play));
  CHECK_THAT(play.look(), shows_nothing_new_outside(play, before));
}

TEST_CASE("root.read-only: a read-only root can't be changed; what is mounted there can",
          "[points:2]") {
  needs_stage();
  Json json = config_of(
      "echo x 2>/dev/null >/home/x || echo refused; echo y >/dev/shm/y &&"
      " cat /dev/shm/y; chmod 700 /home 2>/dev/null || echo refused");
  json["root"]["readonly"] = true;
  CHECK_THAT(run_container(json), printed("refused\ny\nrefused\n"));
}

TEST_CASE("mounts.table: the mounts are there, in their order, with their options", "[points:3]") {
  needs_stage("start.runs");
  const Play play = start_c1(config_with_mounts());
  CHECK_THAT(play.look(), has_mounted(play, "/a", "tmpfs", {"noexec", "nosuid", "rw"}));
  CHECK_THAT(play.look(), has_mounted(play, "/a/b/c", "tmpfs", {"ro", "nodev"}));
  CHECK_THAT(play.look(), has_mounted(play, "/new/file", "tmpfs", {"rw"}));
  CHECK_THAT(play.look(), is_a_slave(play, "/slave"));
}

TEST_CASE("mounts.link: a link on the way to a mount is followed inside the container",
          "[points:2]") {
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

TEST_CASE("dev.nodes: /dev has the nodes and links that a program counts on", "[points:2]") {
  needs_stage();
  const auto outside = run_on_stage(list_dev, {{"c1", config({"true"})}});
  CHECK_THAT(run_container(config_of(list_dev)), printed(outside.out));
  CHECK_THAT(run_container(config_of(list_dev_links)),
             printed("/proc/self/fd\n/proc/self/fd/0\n/proc/self/fd/1\n/proc/self/fd/2\n"
                     "/dev/null\n"));
  CHECK_THAT(run_container(config_of("echo gone >/dev/null && head -c2 /dev/zero | od -An -tx1;"
                                     " [ -c /dev/tty ] && [ -L /dev/ptmx ] && echo ptmx")),
             printed(" 00 00\nptmx\n"));
}

TEST_CASE("paths.masked: what is masked is empty, and can't be changed", "[points:2]") {
  needs_stage();
  Json json = config_of(
      "cat /etc/where; ls /home; echo x 2>/dev/null >/home/x || echo refused;"
      " mv /home /tmp 2>/dev/null || echo refused");
  json["linux"]["maskedPaths"] = {"/none", "/etc/where", "/home"};
  const auto run = run_on_stage(
      "echo x >c1/rootfs/home/before; ocibox run --bundle c1 c1; cat c1/rootfs/etc/where",
      {{"c1", json}});
  CHECK_THAT(run, printed("refused\nrefused\ninside\n"));
}

TEST_CASE("paths.read-only: what is read-only can be read, and not be changed", "[points:2]") {
  needs_stage();
  Json json = config_of(
      "cat /etc/where; echo x 2>/dev/null >/etc/where || echo refused;"
      " echo x 2>/dev/null >/proc/sys/kernel/hostname || echo refused;"
      " echo x >/home/x && cat /home/x; grep -c ' /etc ro,' /proc/self/mountinfo");
  json["linux"]["readonlyPaths"] = {"/none", "/etc", "/proc/sys"};
  CHECK_THAT(run_container(json), printed("inside\nrefused\nrefused\nx\n1\n"));
}
