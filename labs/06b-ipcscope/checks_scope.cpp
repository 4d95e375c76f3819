// Lab 06b: ipcscope only looks, and can look for long.
#include <algorithm>

#include "check/catch/explain.hpp"
#include "check/catch/object_matchers.hpp"
#include "checks_expect.hpp"
#include "checks_report.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

bool watches(const Process& process) {
  return std::find(process.words.begin(), process.words.end(), "--watch=0.02") !=
         process.words.end();
}

/// The one that watches, not a child of it that looks into a namespace.
const Process* find_watcher(const Processes& processes) {
  for (const Process& process : processes) {
    const Process* parent = find_process(processes, process.parent);
    if (watches(process) && (parent == nullptr || !watches(*parent))) return &process;
  }
  return nullptr;
}

/// At any moment it may have one way in open, and a child that has just ended.
std::string find_hoard(const Processes& processes) {
  const Process* watcher = find_watcher(processes);
  if (watcher == nullptr) return "it does not run";
  const auto dead = std::count_if(processes.begin(), processes.end(), [&](const Process& process) {
    return process.parent == watcher->pid && process.is_zombie();
  });
  if (dead > 1)
    return std::to_string(dead) + " children that have ended, and that nobody waits for";
  const auto open = watcher->descriptors.size();
  return open < 10 ? "" : std::to_string(open) + " open descriptors";
}

/// What `ls` has printed of the places where files may be made.
RunMatcher leaves_no_file() {
  return {"no file is left in /tmp and /dev/shm",
          [](const Run& run) { return run.out.empty() ? "" : "still there: " + excerpt(run.out); }};
}

/// `crowd COUNT` is there, all of it.
void gather(Stage& stage, int count) {
  stage.run("unshare -r crowd " + std::to_string(count) + " >/tmp/crowd &");
  stage.run("until grep -q all /tmp/crowd; do sleep 0.02; done");
}

/// The namespaces of all processes, by the kernel.
std::set<std::string> all_inodes(Stage& stage) {
  std::set<std::string> inodes;
  for (const Process& process : stage.shell().session().processes())
    inodes.insert(stage.inode(process));
  return inodes;
}

}  // namespace

TEST_CASE("scope.wanted: only the namespaces that are asked for", "[points:1]") {
  needs_namespaces("find.processes");
  Stage stage;
  const Tenant one = stage.start("unshare -r -i tenant 1", "1");
  stage.start("unshare -r -i tenant 2", "2");
  CHECK_THAT(stage.scope(one.inode), lists_namespaces({one.inode}));
  Stage threads;  // the process is in two namespaces
  const Tenant left = threads.start("unshare -r -i tenant 1 thread", "1");
  threads.start("unshare -r -i tenant 2", "2");
  threads.leave(left);
  const Tenant now = threads.look_at(left);
  CHECK_THAT(threads.scope(std::to_string(left.process.pid)),
             lists_namespaces({left.inode, now.inode}));
}

TEST_CASE("scope.only-looks: nothing is different afterwards", "[points:2]") {
  needs_namespaces("list.queues");
  Stage stage;
  const Tenant tenant = stage.start("unshare -r -i tenant 4", "4");
  stage.run("ipcscope --json >/tmp/report");
  const std::string before = describe(tenant.objects);
  Inventory after = stage.shell().inventory();
  after.objects = stage.look_at(tenant).objects;
  CHECK_THAT(after, (ObjectMatcher{"the same objects as before: " + before,
                                   [&before](const IpcObjects& objects) {
                                     const std::string now = describe(objects);
                                     return now == before ? "" : now;
                                   }}));
}

TEST_CASE("scope.leaves-nothing: no process, no mount and no file is left", "[points:1]") {
  needs("find.processes");
  Run run = sandbox().run({"--json"});
  run.err = without_init(run.err);
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, left_nothing_behind());
  CHECK_THAT(run, waited_for_all_children());
  needs_namespaces();
  Stage stage;  // with somebody to enter
  stage.start("unshare -r -i tenant 1", "1");
  stage.run("ipcscope --json >/dev/null; ls -A /tmp /dev/shm | sed '/^$/d; /:$/d'");
  CHECK_THAT(stage.finish(), leaves_no_file());
}

TEST_CASE("scope.watch: who looks for long keeps nothing open, and waits for its children",
          "[points:2]") {
  needs_namespaces("find.processes");
  Stage stage;
  gather(stage, 10);
  stage.run("ipcscope --json --watch=0.02 >/tmp/report &");
  stage.run("until [ $(wc -l </tmp/report) -ge 3 ]; do sleep 0.02; done");
  Look look = stage.shell().wait_for([](const Processes&) { return true; });
  look.err = without_init(look.err);
  CHECK_THAT(look, shows("few open descriptors, and no dead children", find_hoard));
}

TEST_CASE("scope.many: more namespaces than descriptors can be open", "[points:1]") {
  needs_namespaces("find.processes");
  Limits limits;
  limits.wall_seconds = 20;  // one that starts programs for each namespace is slow, not wrong
  Stage stage{sandbox().limits(limits)};
  gather(stage, 20);
  stage.run("ulimit -n 16");
  const auto inodes = all_inodes(stage);
  CHECK_THAT(stage.scope(), lists_namespaces(inodes));
}

TEST_CASE("scope.thousand: a thousand namespaces", "[.long][points:0]") {
  needs_namespaces("find.processes");
  Limits limits;
  limits.processes = 2000;
  limits.wall_seconds = 60;
  Stage stage{sandbox().limits(limits)};
  gather(stage, 1000);
  const auto inodes = all_inodes(stage);
  CHECK_THAT(stage.scope(), lists_namespaces(inodes));
}
