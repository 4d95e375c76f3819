// Lab 15: the life of a container, as it should be.
#include <fmt/format.h>

#include <string>

#include "check/catch/explain.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// A `state` as JSON; an object without anything where it is none.
Json parse_state(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  return json.is_object() ? json : Json::object();
}

LookMatcher has_state(const Play& play, const std::string& status) {
  return shows(fmt::format("`ocibox state c1` says: c1, {}, /tmp/c1, and its pid", status),
               [&play, status](const Processes&) -> std::string {
                 const Json state = parse_state(play.file("state"));
                 const std::string pid = std::to_string(state.value("pid", 0));
                 const bool is_right = state.value("id", "") == "c1" &&
                                       state.value("bundle", "") == "/tmp/c1" &&
                                       state.value("status", "") == status &&
                                       (status == "stopped" || play.file("c1.pid") == pid);
                 return is_right ? "" : "it says: " + excerpt(play.file("state"), 400);
               });
}

LookMatcher waits_in_its_namespaces(const Play& play) {
  return finds(play, "the container's process waits, in six new namespaces, with its /dev mounted",
               [&play](const Process& container) -> std::string {
                 const auto kinds = different_kinds(play.session(), container, *play.outside());
                 if (kinds.size() < 6) return "new are only: " + list_kinds(kinds);
                 if (find_mount(play.mounts_of(container), "/dev/shm") == nullptr)
                   return "nothing is mounted at /dev/shm for it";
                 return container.words.front() == "sh" ? "it runs its command already" : "";
               });
}

LookMatcher is_the_same(const Play& play, const std::string& pid) {
  return finds(play, "the process that was created has become the command",
               [pid](const Process& container) {
                 return std::to_string(container.pid) == pid ? "" : "it is " + container.label();
               });
}

LookMatcher has_done(const Play& play, const std::string& file, bool is_so) {
  return shows(fmt::format("the command {} run", is_so ? "has" : "has not"),
               [=, &play](const Processes&) -> std::string {
                 const bool has_run = !play.file(file).empty();
                 if (has_run == is_so) return "";
                 return has_run ? "it has: its file is there" : "its file is not there";
               });
}

/// In a pid namespace, in which numbers can be given out again.
constexpr auto give_its_number_away = R"(
  ocibox create --bundle c1 --pid-file /tmp/c1.pid c1 && ocibox start c1
  ocibox kill c1 KILL
  pid=$(cat c1.pid)
  for i in $(seq 50); do [ -e /proc/$pid ] && sleep 0.02; done
  until [ "${other-}" = $pid ]; do
    echo $((pid - 1)) >/proc/sys/kernel/ns_last_pid
    sleep 1003 &
    other=$!
    [ $other = $pid ] || kill $other
  done
  ocibox state c1 | grep -o stopped
  ocibox kill c1 KILL 2>/dev/null && echo killed
  kill -0 $pid && echo the other one lives
  ocibox delete c1 && echo deleted
  kill -0 $pid && echo the other one lives)";

}  // namespace

TEST_CASE("run.command: a command runs in a container; words, environment and status come through",
          "[points:1]") {
  needs_stage("");
  const std::string word = std::to_string(random_below(1'000'000));
  Json json =
      config({"sh", "-c", "cat; echo \"$1 $WORD\"; pwd; cat /etc/where; exit 7", "-r", "a  b"});
  json["process"]["cwd"] = "/home";
  add(json, "/process/env", "WORD=" + word);
  const auto run = run_on_stage("echo input | ocibox run --bundle c1 c1", {{"c1", json}});
  CHECK_THAT(run, exited_with(7));
  CHECK_THAT(run, printed(fmt::format("input\na  b {}\n/home\ninside\n", word)));
}

TEST_CASE("run.not-found: a command that is not there: it says so, and nothing is left",
          "[points:1]") {
  needs_stage();
  const auto run = run_on_stage("ocibox run --bundle c1 c1 || ls -A /run/ocibox",
                                {{"c1", config({"no-such-command"})}});
  CHECK_THAT(run, complained_of("no-such-command"));
  CHECK_THAT(run, printed(""));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("create.waits: create makes all but the command: its process waits", "[points:3]") {
  needs_stage();
  const Play play{{{"c1", config_of("echo ran >/home/ran; exec sleep 1002")}},
                  {"ocibox create --bundle c1 --pid-file /tmp/c1.pid c1; ocibox state c1 >state"}};
  CHECK_THAT(play.look(), waits_in_its_namespaces(play));
  CHECK_THAT(play.look(), has_done(play, "c1/rootfs/home/ran", false));
  CHECK_THAT(play.look(), has_state(play, "created"));
}

TEST_CASE("start.runs: start lets that process go on, which becomes the command", "[points:3]") {
  needs_stage("create.waits");
  Play play{{{"c1", config({"sleep", "1002"})}},
            {"ocibox create --bundle c1 --pid-file /tmp/c1.pid c1",
             "ocibox start c1; ocibox state c1 >state"}};
  const std::string pid = play.file("c1.pid");
  play.next();
  play.await_command();
  CHECK_THAT(play.look(), runs_command(play));
  CHECK_THAT(play.look(), is_the_same(play, pid));
  CHECK_THAT(play.look(), has_state(play, "running"));
}

TEST_CASE("state.stopped: when the command has ended, the container is stopped, and still known",
          "[points:1]") {
  needs_stage("create.waits");
  Play play{{{"c1", config({"sleep", "1002"})}},
            {"ocibox create --bundle c1 --pid-file /tmp/c1.pid c1; ocibox start c1; ocibox kill c1",
             "ocibox state c1 >state"}};
  play.await_command();
  CHECK_THAT(play.look(), runs_command(play));  // process 1 takes no TERM that it does not catch
  play.kill();
  CHECK_THAT(play.look(), has_ended(play));
  play.next();
  CHECK_THAT(play.look(), has_state(play, "stopped"));
}

TEST_CASE("state.zombie: a process that nobody has waited for has ended all the same",
          "[points:1]") {
  needs_stage("start.runs");
  const auto run = run_on_stage(
      "keeper sh -c 'ocibox create --bundle c1 --pid-file /tmp/c1.pid c1 && ocibox start c1;"
      " ocibox kill c1 KILL;"
      " for i in $(seq 50); do grep -q \") Z\" /proc/$(cat c1.pid)/stat || sleep 0.02; done;"
      " ocibox state c1 | grep -o stopped; ocibox delete c1 && echo deleted'",
      stage({{"c1", config({"sleep", "1002"})}}).file(tool("keeper")));
  CHECK_THAT(run, printed("stopped\ndeleted\n"));
}

TEST_CASE("kill.signal: kill sends the signal that it is told, by name or number, else TERM",
          "[points:2]") {
  needs_stage("start.runs");
  const auto run = run_on_stage(
      "ocibox create --bundle c1 c1 && ocibox start c1;"
      " await() { for i in $(seq 50); do [ -e c1/rootfs/home/$1 ] && return; sleep 0.02; done; };"
      " await ready; ocibox kill c1 USR1; await USR1; ocibox kill c1 SIGUSR2; await USR2;"
      " ocibox kill c1 1; await HUP; ocibox kill c1; await TERM; ls c1/rootfs/home",
      {{"c1", config_of("for name in USR1 USR2 HUP TERM; do trap \": >/home/$name\" $name; done;"
                        " : >/home/ready; while :; do sleep 0.02; done")}});
  CHECK_THAT(run, printed("HUP\nTERM\nUSR1\nUSR2\nready\n"));
  const auto killed = run_on_stage(
      "ocibox run --bundle c1 c1 & await.sh running c1 && ocibox kill c1 KILL; wait $!; echo $?",
      {{"c1", config({"sleep", "1002"})}});
  CHECK_THAT(killed, printed("137\n"));
}

TEST_CASE("kill.recycled: a number that is another process's by now means nothing", "[points:2]") {
  needs_stage("start.runs");
  const auto run = run_on_stage(
      fmt::format("unshare --pid --fork --mount-proc sh -c '{}'", give_its_number_away),
      {{"c1", config({"sleep", "1002"})}});
  CHECK_THAT(run, printed("stopped\nthe other one lives\ndeleted\nthe other one lives\n"));
}

TEST_CASE("delete.all: delete leaves nothing, and the id is free again", "[points:2]") {
  needs_stage("start.runs");
  const auto run = run_on_stage(
      "for i in 1 2; do"
      "  ocibox create --bundle c1 c1 && ocibox start c1;"
      "  await.sh stopped c1;"
      "  ocibox delete c1; ls -A /run/ocibox; ocibox state c1 2>/dev/null || echo forgotten; done",
      {{"c1", config({"echo", "ran"})}});
  CHECK_THAT(run, printed("ran\nforgotten\nran\nforgotten\n"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("delete.running: a container that runs is not deleted, and goes on", "[points:1]") {
  needs_stage("start.runs");
  Play play{{{"c1", config({"sleep", "1002"})}},
            {"ocibox create --bundle c1 --pid-file /tmp/c1.pid c1; ocibox start c1;"
             " ocibox delete c1 && echo deleted >deleted; ocibox state c1 >state"}};
  play.await_command();
  CHECK_THAT(play.look(), runs_command(play));
  CHECK_THAT(play.look(), has_state(play, "running"));
  CHECK_THAT(play.finish(), complained_of("c1"));
}

TEST_CASE("delete.force: by force it is, and so is one that waits: their processes are gone",
          "[points:2]") {
  needs_stage("start.runs");
  const auto run = run_on_stage(
      "ocibox create --bundle c1 --pid-file /tmp/1 c1; ocibox start c1;"
      " ocibox create --bundle c1 --pid-file /tmp/2 c2;"
      " for id in 1 2; do [ -e /proc/$(cat $id) ] && echo there; ocibox delete --force c$id;"
      " ! grep -qs ') [^Z]' /proc/$(cat $id)/stat && echo gone; done; ls -A /run/ocibox",
      {{"c1", config({"sleep", "1002"})}});
  CHECK_THAT(run, printed("there\ngone\nthere\ngone\n"));
  CHECK_THAT(run, left_nothing_behind());
}
