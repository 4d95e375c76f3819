#include "sys/id_map.hpp"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "child.hpp"
#include "sys/pipe.hpp"

TEST_CASE("map_root() makes us root in our new user namespace, and keeps groups as they are") {
  const Outcome outcome = in_child([] {
    const uid_t uid = getuid();
    const gid_t gid = getgid();
    if (unshare(CLONE_NEWUSER) == -1) return 77;
    const bool was_nobody = getuid() != 0;
    sys::map_root(0, uid, gid);
    const std::string groups = read_text(sys::open("/proc/self/setgroups", O_RDONLY));
    return was_nobody && getuid() == 0 && getgid() == 0 && groups == "deny\n" ? 0 : 1;
  });
  if (outcome.status == 77) SKIP("no namespaces here");
  CHECK(outcome.status == 0);
}

TEST_CASE("map_root() maps another process, from outside") {
  sys::Pipe ready = sys::make_pipe();
  sys::Pipe gate = sys::make_pipe();
  const sys::Pid child = sys::spawn([&] {
    gate.write_end.close();
    const bool has_moved = unshare(CLONE_NEWUSER) == 0;
    sys::write_all(ready.write_end, has_moved ? "y" : "n", 1);
    char go;
    return sys::read_all(gate.read_end, &go, 1) == 1 && getuid() == 0 ? 0 : 1;
  });
  ready.write_end.close();
  char answer = 'n';
  sys::read_all(ready.read_end, &answer, 1);
  if (answer == 'y') {
    sys::map_root(child, getuid(), getgid());
    sys::write_all(gate.write_end, "g", 1);
  }
  gate.write_end.close();
  const int status = sys::wait(child);
  if (answer == 'n') SKIP("no namespaces here");
  CHECK(status == 0);
}

TEST_CASE("map_root() says which file it was") {
  const Outcome outcome = in_child([] { sys::map_root(0x7fffffff, 0, 0); });
  CHECK(outcome.err ==
        "program: open /proc/2147483647/uid_map: No such file or directory (ENOENT)\n");
}
