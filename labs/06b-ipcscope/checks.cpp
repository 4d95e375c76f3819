// Lab 06b: what is found.
#include <algorithm>

#include "checks_report.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

using Json = nlohmann::json;

/// The second thread of the process, which is to have so many.
int second_thread(Stage& stage, const Process& process, std::size_t count) {
  const Look look = stage.shell().wait_for([&](const Processes& processes) {
    const Process* now = find_process(processes, process.pid);
    return now != nullptr && now->threads.size() >= count;
  });
  const Process* now = find_process(look.processes, process.pid);
  if (now == nullptr || now->threads.size() < count) FAIL("the tenant lacks a thread");
  return now->threads[1].tid;
}

/// The number of its descriptor that is open on this namespace.
int descriptor_on(Stage& stage, const Process& process, const std::string& inode) {
  for (const Process& now : stage.shell().session().processes()) {
    if (now.pid != process.pid) continue;
    for (const OpenDescriptor& descriptor : now.descriptors) {
      if (descriptor.target == "ipc:[" + inode + "]") return descriptor.number;
    }
  }
  return -1;
}

const Json none = Json::array();

}  // namespace

TEST_CASE("find.processes: each namespace is found, with the processes in it", "[points:2]") {
  needs_namespaces();
  Stage stage;
  const Tenant one = stage.start("unshare -r -i sh -c 'tenant 1 & wait'", "1");
  const Tenant two = stage.start("unshare -r -i tenant 2", "2");
  const std::string own = stage.inode(stage.find("sh"));
  const auto in_one = stage.members(one.inode);
  const auto in_own = stage.members(own);
  const Run run = stage.scope();
  CHECK_THAT(run, lists_namespaces({own, one.inode, two.inode}));
  CHECK_THAT(run, has_processes(two.inode, {two.process.pid}));
  CHECK_THAT(run, has_processes(one.inode, in_one));
  CHECK_THAT(run, has_processes(own, in_own));
}

TEST_CASE("find.thread: a thread may be in another namespace than its process", "[points:1]") {
  needs_namespaces("find.processes");
  Stage stage;
  const Tenant left = stage.start("unshare -r -i tenant 1 thread", "1");
  stage.leave(left);
  const Tenant now = stage.look_at(left);
  const int pid = left.process.pid;
  const Json thread{{"pid", pid}, {"tid", second_thread(stage, left.process, 3)}};
  const Run run = stage.scope();
  CHECK_THAT(run, has_holders(left.inode, "threads", Json::array({thread})));
  CHECK_THAT(run, has_processes(left.inode, {}));
  CHECK_THAT(run, has_processes(now.inode, {pid}));
  CHECK_THAT(run, has_holders(now.inode, "threads", none));
}

TEST_CASE("find.leader: a process goes on when its first thread has ended", "[points:1]") {
  needs_namespaces("find.thread");
  needs("find.descriptor");
  Stage stage;
  const std::string own = stage.inode(stage.find("sh"));
  const Tenant tenant =
      stage.start("(exec 9</proc/self/ns/ipc; exec unshare -r -i tenant 1 end)", "1");
  stage.leave(tenant);
  const int pid = tenant.process.pid;
  const Json thread{{"pid", pid}, {"tid", second_thread(stage, tenant.process, 2)}};
  const Run run = stage.scope();
  CHECK_THAT(run, has_holders(tenant.inode, "threads", Json::array({thread})));
  CHECK_THAT(run, has_holders(own, "descriptors", Json::array({{{"pid", pid}, {"fd", 9}}})));
}

TEST_CASE("find.descriptor: a namespace that only a descriptor holds", "[points:2]") {
  needs_namespaces("find.processes");
  Stage stage;
  const Tenant left = stage.start("unshare -r -i tenant 1 descriptor", "1");
  stage.leave(left);
  const int number = descriptor_on(stage, left.process, left.inode);
  const Json held{{"pid", left.process.pid}, {"fd", number}};
  const Run run = stage.scope();
  CHECK_THAT(run, has_holders(left.inode, "descriptors", Json::array({held})));
  CHECK_THAT(run, has_processes(left.inode, {}));
}

TEST_CASE("find.mount: a namespace that is only mounted, in a mount namespace elsewhere",
          "[points:2]") {
  needs_namespaces("find.processes");
  Stage stage;
  const Tenant left = stage.start("unshare -r -i -m tenant 1 mount /tmp/pin", "1");
  stage.leave(left);
  const Json mount{{"pid", left.process.pid}, {"path", "/tmp/pin"}};
  const Run run = stage.scope();
  CHECK_THAT(run, has_holders(left.inode, "mounts", Json::array({mount})));
  CHECK_THAT(run, has_processes(left.inode, {}));
  Stage jail;  // who has another root does not see all mounts of a mount namespace
  const Tenant seen = jail.start(
      "unshare -r -i -m sh -c 'mkdir /tmp/jail && mount --rbind / /tmp/jail &&"
      " { tenant 1 mount /tmp/pin & exec chroot /tmp/jail sleep 1001; }'",
      "1");
  jail.find("sleep");
  jail.leave(seen);
  const Json pin{{"pid", seen.process.pid}, {"path", "/tmp/pin"}};
  CHECK_THAT(jail.scope(), has_holders(seen.inode, "mounts", Json::array({pin})));
}

TEST_CASE("find.mount-name: a mount point may have any letter in its name", "[points:1]") {
  needs_namespaces("find.mount");
  needs_lists();
  Stage stage;
  const Tenant left =
      stage.start(R"sh(unshare -r -i -m tenant 1 mount "$(printf '/tmp/a b\nc\\040"d')")sh", "1");
  stage.leave(left);
  const Json mount{{"pid", left.process.pid}, {"path", "/tmp/a b\nc\\040\"d"}};
  const Run run = stage.scope();
  CHECK_THAT(run, has_holders(left.inode, "mounts", Json::array({mount})));
  CHECK_THAT(run, lists_all(left.inode, left.objects));
}

TEST_CASE("find.dead: a process that has ended is neither there nor an error", "[points:1]") {
  needs_namespaces("find.processes");
  Stage stage;
  stage.run("sh -c 'true & exec sleep 1000' &");
  const auto is_zombie = [](const Process& process) { return process.is_zombie(); };
  const Look look = stage.shell().wait_for([&](const Processes& processes) {
    return std::any_of(processes.begin(), processes.end(), is_zombie);
  });
  const auto zombie = std::find_if(look.processes.begin(), look.processes.end(), is_zombie);
  if (zombie == look.processes.end()) FAIL("there is no zombie");
  const std::string own = stage.inode(stage.find("sh"));
  const auto members = stage.members(own);
  const Run run = stage.scope();
  CHECK_THAT(run, has_no_trouble_with(zombie->pid));
  CHECK_THAT(run, has_processes(own, members));
}

TEST_CASE("find.refused: what may not be looked at is named, and does not stop the rest",
          "[points:2]") {
  needs_namespaces("find.processes");
  Stage stage;
  // Who can't read a program can't look into a process that runs it either.
  stage.run("cp /bin/sleep /tmp/closed; chmod 111 /tmp/closed; /tmp/closed 1000 &");
  const int closed = stage.find("closed").pid;
  const Tenant tenant = stage.start("unshare -r -i tenant 1", "1");
  const Run run = stage.scope();
  CHECK_THAT(run, has_processes(tenant.inode, {tenant.process.pid}));
  CHECK_THAT(run, admits(closed, "EACCES"));
  CHECK_THAT(run, admits(1, "EACCES"));
  CHECK_THAT(run, complained_of("not seen"));
}
