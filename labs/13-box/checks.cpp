// Lab 13: a command that runs in a box, and how it ends.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <string>

#include "check/catch/explain.hpp"
#include "check/signals.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// The one that waits for its input, and has the program as its parent or further up.
bool reads_input(const Process& process) { return process.reads(STDIN_FILENO); }

/// Interrupts the program when the command waits for its input, and only then lets that end.
Run interrupt() {
  Session session = stage().open_input().start_command(
      {"/lab/stage.sh", "box", "/tmp/rootfs", "sh", "-c", "head -n 1; exit 7"});
  const Look look = session.wait_for([](const Processes& processes) {
    return std::any_of(processes.begin(), processes.end(), reads_input);
  });
  Processes waiting;
  for (const Process& process : look.processes) {
    if ((process.caught_signals >> (SIGUSR1 - 1) & 1) != 0) waiting.push_back(process);
  }
  boxlab::interrupt(session, waiting, SIGUSR1);
  session.type("go\n");
  return session.finish();
}

/// Of a dead child of process 1 it is process 1 who has to take note. When that is the command
/// itself, it is its own business.
LookMatcher has_no_zombies(const Pair& pair) {
  return finds(pair, "no orphan stays a zombie because of a process 1 of the box's own", [&pair] {
    const Process* init = pair.init();
    if (init == nullptr || init->pid == pair.inside()->pid) return std::string{};
    for (const Process& process : pair.all_inside()) {
      if (process.parent == init->pid && process.is_zombie())
        return fmt::format("{} is a zombie, and process 1, {}, does not wait for it",
                           process.label(), init->label());
    }
    return std::string{};
  });
}

/// Waits until process 1 has no child but the command: an orphan may still be on its way to its end
/// when the command is there already.
Look await_reaping(Pair& pair) {
  const int command = pair.inside() == nullptr ? 0 : pair.inside()->pid;
  const int init = pair.init() == nullptr ? command : pair.init()->pid;
  return pair.wait_for([=](const Processes& processes) {
    const auto is_orphan = [=](const Process& process) {
      return process.parent == init && process.pid != command;
    };
    return init == command || std::none_of(processes.begin(), processes.end(), is_orphan);
  });
}

/// For `id -u` as the command.
RunMatcher ran_or_said_why() {
  return {"stdout: the command's line \"0\", or one line that says what failed",
          [](const Run& run) {
            const bool has_one_line = std::count(run.out.begin(), run.out.end(), '\n') == 1;
            const bool is_a_message = has_one_line && run.out.find(": ") != std::string::npos;
            return run.out == "0\n" || is_a_message ? "" : "stdout: " + excerpt(run.out, 400);
          }};
}

}  // namespace

TEST_CASE("box.command: a command of ROOTFS runs; its words, streams and status come through",
          "[points:1]") {
  needs_stage();
  CHECK_THAT(run_in_box("exit 7"), exited_with(7));
  CHECK_THAT(run_on_stage({"box", "rootfs", "cat", "/etc/where"}), printed("inside\n"));
  const std::string word = std::to_string(random_below(1'000'000));
  const auto run =
      run_on_stage({"box", "/tmp/rootfs", "sh", "-c", "cat; echo \"$1\"", "-r", "a  b"},
                   stage().input(word + "\n"));
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, printed(word + "\na  b\n"));
}

TEST_CASE("box.not-found: a command that is not in ROOTFS gives 127, one that can't be run 126",
          "[points:1]") {
  needs_stage("box.command");
  const auto missing = run_on_stage({"box", "/tmp/rootfs", "stage.sh"});
  CHECK_THAT(missing, exited_with(127));
  CHECK_THAT(missing, complained_once_of({"stage.sh"}));
  CHECK_THAT(run_on_stage({"box", "/tmp/rootfs", "/etc/where"}), exited_with(126));
}

TEST_CASE("box.killed: death by signal N gives 128 + N", "[points:1]") {
  needs_stage("box.command");
  CHECK_THAT(run_on_stage({"box", "/tmp/rootfs", "crash_static"}), exited_with(128 + SIGILL));
}

TEST_CASE("box.interrupted: a signal that only interrupts does not end the waiting", "[points:1]") {
  needs_stage("box.command");
  CHECK_THAT(interrupt(), exited_with(7));
}

TEST_CASE("box.root: root inside is whoever called, with both ids", "[points:1]") {
  needs_stage("box.command");
  const auto run = run_on_stage({"unshare", "--map-user=1000", "--map-group=1001", "box",
                                 "/tmp/rootfs", "cat", "/proc/self/uid_map", "/proc/self/gid_map"});
  CHECK_THAT(run, printed("         0       1000          1\n         0       1001          1\n"));
}

TEST_CASE("box.orphans: an orphan that ends does not stay", "[points:1]") {
  needs_stage("box.command");
  Pair pair{{.inside = "sh -c '(true &); exec sleep 1002'"}};
  CHECK_THAT(await_reaping(pair), has_no_zombies(pair));
}

TEST_CASE("left.nothing: what still runs inside when the command ends, ends too", "[points:2]") {
  needs_stage("box.command");
  const auto run = run_on_stage({"sh", "-c",
                                 "ls -A >/dev/shm/before; box rootfs sh -c"
                                 " 'sleep 1003 & echo x >/home/x; mkdir /new';"
                                 " ls -A | diff /dev/shm/before -; rm /dev/shm/before"});
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, printed(""));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("left.killed: when box is killed, nothing goes on inside", "[points:2]") {
  needs_stage("box.command");
  Pair pair;
  CHECK_THAT(pair.look(), finds(pair, "the command runs", [] { return std::string{}; }));
  CHECK_THAT(pair.kill_launcher(),
             shows("when box is killed, its command is killed", [&](const Processes&) {
               return pair.inside() == nullptr ? "" : pair.inside()->label() + " still runs";
             }));
}

TEST_CASE("left.stubborn: not even a command that does not want to end with its parent",
          "[points:1]") {
  needs_stage("left.killed");
  Pair pair{{.inside = "outlive_static 1002"}};
  CHECK_THAT(pair.look(), finds(pair, "the command runs", [] { return std::string{}; }));
  CHECK_THAT(pair.kill_launcher(),
             shows("when box is killed, its command is killed", [&](const Processes&) {
               return pair.inside() == nullptr ? "" : pair.inside()->label() + " still runs";
             }));
}

TEST_CASE("failed.rootfs: a ROOTFS that is none: what failed, and why, once; nothing runs",
          "[points:1]") {
  needs_stage("box.command");
  const auto missing = run_on_stage({"box", "/tmp/none", "true"});
  CHECK_THAT(missing, exited_with(1));
  CHECK_THAT(missing, complained_once_of({"/tmp/none", "No such file or directory"}));
  const auto file = run_on_stage({"box", "/tmp/secret", "true"});
  CHECK_THAT(file, exited_with(1));
  CHECK_THAT(file, complained_once_of({"/tmp/secret", "Not a directory"}));
}

TEST_CASE("failed.refused: where namespaces are refused, it says so, and nothing runs",
          "[points:1]") {
  needs_stage("box.command");
  const auto run = run_on_stage({"--with-rights", "sh", "-c",
                                 "echo 0 >/proc/sys/user/max_user_namespaces;"
                                 "box /tmp/rootfs echo ran; echo $?"});
  CHECK_THAT(run, printed("1\n"));
  CHECK_THAT(run, complained_once_of({"No space left on device"}));
}

TEST_CASE("failed.halfway: whatever fails on the way, it says so once, and nothing runs",
          "[points:2]") {
  needs_stage("box.command");
  // With so few descriptors, one step or another fails. The pipe ends with the last who holds it.
  for (const int most : {5, 6, 7, 8, 9, 10}) {
    const auto run = run_on_stage(
        {"sh", "-c",
         fmt::format("exec 9<&-; (ulimit -n {}; exec box rootfs id -u) 2>&1 | cat", most)});
    CHECK_THAT(run, ran_or_said_why());
  }
}
