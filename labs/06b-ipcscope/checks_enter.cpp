// Lab 06b: ways into a namespace.
#include "checks_expect.hpp"
#include "checks_report.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

using Json = nlohmann::json;

}  // namespace

TEST_CASE("enter.own: our own namespace, which we have no right to enter", "[points:1]") {
  needs_namespaces("find.processes");
  needs_lists();
  Stage stage;
  stage.run("{ ipcmk -Q; ipcmk -M 5000; ipcmk -S 3; } >/dev/null; touch /dev/mqueue/jobs");
  const IpcObjects objects = stage.shell().session().objects();
  const std::string own = stage.inode(stage.find("sh"));
  CHECK_THAT(stage.scope(), lists_all(own, objects));
}

TEST_CASE("enter.own-queues: the /dev/mqueue that we see may be that of another namespace",
          "[points:1]") {
  needs_namespaces("enter.own");
  Stage stage;
  stage.run("touch /dev/mqueue/others");
  const Tenant tenant = stage.start("unshare -r -i tenant 1", "1");
  // In one more user namespace it has no right any more to mount the queues of its own.
  stage.run("nsenter -U -i --preserve-credentials -t " + std::to_string(tenant.process.pid) +
            " unshare -U ipcscope --json");
  CHECK_THAT(stage.finish(),
             says_of(tenant.inode, "with mqueue not seen, and no queue that is another's",
                     [](const Json& entry) {
                       const Json& unseen = entry["unseen"];
                       const bool is_so = entry["posix_queues"].empty() && unseen.size() == 1 &&
                                          unseen[0]["what"] == "mqueue";
                       return is_so ? ""
                                    : "posix_queues: " + shown(entry["posix_queues"]) +
                                          ", unseen: " + shown(unseen);
                     }));
}

TEST_CASE("enter.descriptor: a namespace without a process, through a descriptor", "[points:2]") {
  needs_namespaces("find.descriptor");
  needs_lists();
  Stage stage;
  const Tenant left = stage.start("unshare -r -i tenant 4 descriptor", "4");
  stage.leave(left);
  CHECK_THAT(stage.scope(), lists_all(left.inode, left.objects));
}

TEST_CASE("enter.mount: a namespace without a process, through a mount", "[points:2]") {
  needs_namespaces("find.mount");
  needs_lists();
  Stage stage;
  const Tenant left = stage.start("unshare -r -i -m tenant 4 mount /tmp/pin", "4");
  stage.leave(left);
  CHECK_THAT(stage.scope(), lists_all(left.inode, left.objects));
}

TEST_CASE("enter.hidden: a mount on top of it leads elsewhere", "[points:1]") {
  needs_namespaces("enter.mount");
  Stage stage;
  stage.run(
      "unshare -r -m sh -c 'unshare -i tenant 2 & exec unshare -i tenant 1 mount /tmp/pin' &");
  const Tenant left = stage.start(":", "1");
  const Tenant other = stage.start(":", "2");
  stage.leave(left);
  const std::string door = "/proc/" + std::to_string(other.process.pid) + "/ns/ipc";
  stage.run("nsenter -U -m --preserve-credentials -t " + std::to_string(left.process.pid) +
            " mount --bind " + door + " /tmp/pin");
  CHECK_THAT(stage.scope(),
             says_of(left.inode, "not shown with the objects of another", [](const Json& entry) {
               const bool is_so = entry["queues"].empty() && !entry["unseen"].empty();
               return is_so ? ""
                            : "queues: " + shown(entry["queues"]) +
                                  ", unseen: " + shown(entry["unseen"]);
             }));
}

TEST_CASE("enter.user: the right comes from the user namespace that it belongs to", "[points:1]") {
  needs_namespaces();
  needs_lists();
  Stage stage;
  const Tenant deep = stage.start("unshare -r -i unshare -r tenant 1", "1");
  const Tenant deeper = stage.start("unshare -r unshare -r -i tenant 2", "2");
  const Run run = stage.scope();
  CHECK_THAT(run, lists_all(deep.inode, deep.objects));
  CHECK_THAT(run, lists_all(deeper.inode, deeper.objects));
}

TEST_CASE("enter.root: who has the right need not move to a user namespace", "[points:1]") {
  needs_namespaces();
  needs_lists();
  Stage stage;
  const Tenant tenant = stage.start("unshare -r unshare -i tenant 1", "1");
  stage.run("nsenter -U --preserve-credentials -t " + std::to_string(tenant.process.pid) +
            " ipcscope --json");
  CHECK_THAT(stage.finish(), lists_all(tenant.inode, tenant.objects));
}
