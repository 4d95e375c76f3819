// Lab 06b: what is in a namespace.
#include "checks_expect.hpp"
#include "checks_report.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

using Json = nlohmann::json;

/// Two tenants with the same names: the objects of this kind are as the kernel has them, in each.
void check_kind(const std::string& kind) {
  needs_namespaces("find.processes");
  Stage stage;
  const Tenant one = stage.start("unshare -r -i tenant 3", "3");
  const Tenant two = stage.start("unshare -r -i tenant 5", "5");
  const Run run = stage.scope();
  CHECK_THAT(run, lists(kind, one.inode, one.objects));
  CHECK_THAT(run, lists(kind, two.inode, two.objects));
}

/// All objects belong to that user and that group.
RunMatcher belongs_to(const std::string& inode, unsigned uid, unsigned gid) {
  const std::string owner = std::to_string(uid) + ":" + std::to_string(gid);
  return says_of(inode, "with objects of " + owner, [=](const Json& entry) -> std::string {
    for (const char* kind : {"queues", "sets", "segments", "posix_queues"}) {
      for (const Json& object : entry[kind]) {
        if (object["uid"] != uid || object["gid"] != gid)
          return std::string{kind} + ": " + shown(object);
      }
    }
    return entry["queues"].empty() ? "there is nothing in it" : "";
  });
}

}  // namespace

TEST_CASE("list.queues: System V queues, two with the same key among them", "[points:2]") {
  check_kind("queues");
}

TEST_CASE("list.sets: sets of semaphores", "[points:1]") { check_kind("sets"); }

TEST_CASE("list.segments: shared memory segments", "[points:1]") { check_kind("segments"); }

TEST_CASE("list.posix: POSIX queues, which no table of /proc shows", "[points:2]") {
  check_kind("posix_queues");
}

TEST_CASE("list.many: a namespace with much in it", "[points:1]") {
  needs_namespaces();
  needs_lists();
  Stage stage;
  const std::string make =
      "for i in $(seq 100); do ipcmk -Q; ipcmk -M $i; ipcmk -S $i; done >/dev/null; exec tenant 1";
  const Tenant tenant = stage.start("unshare -r -i sh -c '" + make + "'", "1");
  CHECK_THAT(stage.scope(), lists_all(tenant.inode, tenant.objects));
}

TEST_CASE("list.owner: the owner and his group, as the namespace knows them", "[points:1]") {
  needs_namespaces();
  needs_lists();
  Stage stage;
  const Tenant tenant = stage.start("unshare --map-user=1000 --map-group=1001 -i tenant 1", "1");
  CHECK_THAT(stage.scope(), belongs_to(tenant.inode, 1000, 1001));
}

TEST_CASE("list.attached: who has attached a segment may be in another namespace", "[points:1]") {
  needs_namespaces("list.segments");
  Stage stage;
  const Tenant left = stage.start("unshare -r -i sh -c 'tenant 1 attached & exec sleep 1001'", "1");
  stage.leave(left);
  const Tenant moved = stage.look_at(left);
  const Process stays = stage.find("sleep");
  const IpcObjects objects = stage.shell().session().objects(stays);
  const Run run = stage.scope();
  CHECK_THAT(run, lists("segments", left.inode, objects));
  CHECK_THAT(run, has_processes(left.inode, {stays.pid}));
  CHECK_THAT(run, lists("segments", moved.inode, moved.objects));
}

TEST_CASE("list.names: a queue's name may hold anything", "[points:1]") {
  needs_namespaces("list.posix");
  // 255 letters are as many as a name may have; the blanks are for the message.
  const std::string make = R"sh(touch "/dev/mqueue/$(printf 'a\033[2Jb"\\\nc')" /dev/mqueue/.d
touch "/dev/mqueue/$(printf %0255d 7 | sed 's/000000/00000 /g')")sh";
  Stage stage;
  stage.run(make);
  const IpcObjects objects = stage.shell().session().objects();
  const std::string own = stage.inode(stage.find("sh"));
  CHECK_THAT(stage.scope(), lists("posix_queues", own, objects));
  Stage table;
  table.run(make);
  table.run("ipcscope; ipcscope --dot");
  const Run run = table.shell().finish();
  CHECK_THAT(run, (RunMatcher{"no control character in a table or a picture", [](const Run& ran) {
                                if (ran.out.find("x1b[2J") == std::string::npos)
                                  return "the queue is not there";
                                return ran.out.find('\033') == std::string::npos ? ""
                                                                                 : "there is one";
                              }}));
}

TEST_CASE("list.closed: a queue that may not be read is there all the same", "[points:1]") {
  needs_namespaces("list.posix");
  Stage stage;
  stage.run("touch /dev/mqueue/closed /dev/mqueue/open; chmod 0 /dev/mqueue/closed");
  const std::string own = stage.inode(stage.find("sh"));
  const Run run = stage.scope();
  CHECK_THAT(run, says_of(own, "with /closed, its contents not seen", [](const Json& entry) {
               for (const Json& queue : entry["posix_queues"]) {
                 if (queue["name"] == "/closed" && queue["messages"].is_null())
                   return std::string{};
               }
               return "posix_queues: " + shown(entry["posix_queues"]);
             }));
  CHECK_THAT(run, says_of(own, "with closed among what was not seen", [](const Json& entry) {
               const Json expected = Json::array({{{"what", "closed"}, {"error", "EACCES"}}});
               return entry["unseen"] == expected ? "" : "unseen: " + shown(entry["unseen"]);
             }));
}
