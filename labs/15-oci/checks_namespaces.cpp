// Lab 15: namespaces of a container, new ones and old ones.
#include <fmt/format.h>

#include <set>
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

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
