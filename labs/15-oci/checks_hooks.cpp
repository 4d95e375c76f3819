// Lab 15: hooks, which others hang into the life of a container.
#include <fmt/format.h>

#include <string>

#include "check/catch/explain.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// Each hook writes its name into a file that can be seen from both sides; the one that runs inside
/// at start into one of its own, since it has no common clock with those outside.
Json config_with_all_hooks() {
  Json json = config({"sleep", "1002"});
  add(json, "/mounts",
      {{"destination", "/log"},
       {"type", "bind"},
       {"source", "/tmp/outside"},
       {"options", {"bind"}}});
  for (const char* name : {"prestart", "createRuntime", "createContainer", "poststart", "poststop"})
    add(json, fmt::format("/hooks/{}", name),
        hook(fmt::format("echo {} >>/tmp/outside/log", name)));
  add(json, "/hooks/startContainer", hook("echo startContainer >>/log/inside"));
  return json;
}

LookMatcher has_logged_inside(const Play& play, const std::string& expected) {
  return shows("inside, this hook has run: " + (expected.empty() ? "none" : expected),
               [=, &play](const Processes&) {
                 const std::string log = play.file("outside/inside");
                 return log == expected ? "" : "it is: " + log;
               });
}

LookMatcher has_logged(const Play& play, const std::string& expected) {
  return shows("these hooks have run, in this order: " + expected,
               [=, &play](const Processes&) -> std::string {
                 std::string log = play.file("outside/log");
                 for (char& letter : log)
                   if (letter == '\n') letter = ' ';
                 return log == expected + " " ? "" : "they are: " + log;
               });
}

/// What is in the file that a hook has written.
LookMatcher has_told(const Play& play, const std::string& file,
                     const std::vector<std::string>& statuses, bool has_pid) {
  return shows(fmt::format("the hook gets the container's state on stdin: {}", statuses.front()),
               [=, &play](const Processes&) -> std::string {
                 const std::string text = play.file(file);
                 const Json json = Json::parse(text, nullptr, false);
                 if (!json.is_object()) return "it gets: " + excerpt(text, 300);
                 const std::string pid = std::to_string(json.value("pid", 0));
                 bool is_right = json.value("id", "") == "c1" &&
                                 json.value("bundle", "") == "/tmp/c1" &&
                                 (!has_pid || pid == play.file("c1.pid"));
                 bool is_there = false;
                 for (const std::string& status : statuses)
                   is_there = is_there || json.value("status", "") == status;
                 return is_right && is_there ? "" : "it gets: " + excerpt(text, 300);
               });
}

LookMatcher has_mount_of_hook(const Play& play) {
  return finds(play, "what a createContainer hook mounts below the rootfs is mounted inside",
               [&play](const Process& container) -> std::string {
                 const Mount* mount = find_mount(play.mounts_of(container), "/home");
                 return mount != nullptr && mount->type == "tmpfs" ? ""
                                                                   : "nothing is mounted at /home";
               });
}

LookMatcher has_no_mount_outside(const Play& play) {
  return shows("what the hook has mounted is not mounted outside", [&play](const Processes&) {
    const Mounts mounts = play.mounts_outside();
    return find_mount(mounts, "/tmp/c1/rootfs/home") == nullptr
               ? ""
               : "/tmp/c1/rootfs/home is mounted outside, too";
  });
}

}  // namespace

TEST_CASE("hooks.order: each hook runs when its time has come", "[points:3]") {
  needs_stage("start.runs");
  Play play{{{"c1", config_with_all_hooks()}},
            {"ocibox create --bundle c1 --pid-file /tmp/c1.pid c1", "ocibox start c1",
             "ocibox kill c1 KILL; await.sh stopped c1; ocibox delete c1"}};
  CHECK_THAT(play.look(), has_logged(play, "prestart createRuntime createContainer"));
  CHECK_THAT(play.look(), has_logged_inside(play, ""));
  play.next();
  play.await_command();
  CHECK_THAT(play.look(), has_logged_inside(play, "startContainer\n"));
  CHECK_THAT(play.look(), has_logged(play, "prestart createRuntime createContainer poststart"));
  play.next();
  CHECK_THAT(play.look(),
             has_logged(play, "prestart createRuntime createContainer poststart poststop"));
}

TEST_CASE("hooks.state: a hook gets the container's state", "[points:1]") {
  needs_stage("start.runs");
  Json json = config({"sleep", "1002"});
  add(json, "/hooks/createRuntime", hook("cat >/tmp/outside/created"));
  add(json, "/hooks/createContainer", hook("cat >/tmp/outside/inside"));
  add(json, "/hooks/poststart", hook("cat >/tmp/outside/started"));
  add(json, "/hooks/poststop", hook("cat >/tmp/outside/stopped"));
  Play play{{{"c1", json}},
            {"ocibox create --bundle c1 --pid-file /tmp/c1.pid c1; ocibox start c1",
             "ocibox delete --force c1"}};
  CHECK_THAT(play.look(), has_told(play, "outside/created", {"creating", "created"}, true));
  CHECK_THAT(play.look(), has_told(play, "outside/inside", {"creating", "created"}, false));
  CHECK_THAT(play.look(), has_told(play, "outside/started", {"running"}, true));
  play.next();
  CHECK_THAT(play.look(), has_told(play, "outside/stopped", {"stopped"}, false));
}

TEST_CASE(
    "hooks.mount: a createContainer hook is in the container's mount namespace, before its"
    " root",
    "[points:2]") {
  needs_stage("start.runs");
  Json json = config({"sleep", "1002"});
  add(json, "/hooks/createContainer", hook("mount -n -t tmpfs hook /tmp/c1/rootfs/home"));
  const Play play = start_c1(json);
  CHECK_THAT(play.look(), has_mount_of_hook(play));
  CHECK_THAT(play.look(), has_no_mount_outside(play));
}

TEST_CASE("hooks.failed: a startContainer hook that fails keeps the command from running",
          "[points:1]") {
  needs_stage("start.runs");
  Json json = config_of("echo ran >/home/ran");
  add(json, "/hooks/startContainer", hook("echo tried >/home/tried; exit 3"));
  const auto run = run_on_stage(
      "ocibox create --bundle c1 c1; ocibox start c1 2>/dev/null;"
      " await.sh stopped c1 && echo stopped;"
      " ls c1/rootfs/home; ocibox delete c1",
      {{"c1", json}});
  CHECK_THAT(run, printed("stopped\ntried\n"));
}
