// What the walls of a sandbox keep in, and out: asked from inside, with the system's own tools.
#include "check/sandbox.hpp"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

using namespace boxlab;

namespace {

std::string shell(const std::string& script) {
  return Sandbox{}.run_command({"sh", "-c", script}).out;
}

std::string own_namespace(const std::string& name) {
  return std::filesystem::read_symlink("/proc/self/ns/" + name).string() + "\n";
}

}  // namespace

TEST_CASE("every namespace is a new one") {
  for (const char* name : {"user", "pid", "mnt", "ipc", "net", "uts", "cgroup"}) {
    CAPTURE(name);
    const std::string inside = shell(std::string{"readlink /proc/self/ns/"} + name);
    CHECK(inside.starts_with(std::string{name} + ":["));
    CHECK(inside != own_namespace(name));
  }
}

TEST_CASE("root inside is nobody outside") {
  CHECK(shell("id -u") == "0\n");
  const std::string map = shell("cat /proc/self/uid_map");
  const std::string outside = std::to_string(geteuid() == 0 ? 65534 : geteuid());
  CHECK(map.find(" " + outside + " ") != std::string::npos);
}

TEST_CASE("a user namespace in there asks for setgroups to be given up, unless ours had to") {
  CHECK(shell("cat /proc/self/setgroups") == (geteuid() == 0 ? "allow\n" : "deny\n"));
  CHECK(shell("unshare -r cat /proc/self/setgroups") == "deny\n");
}

TEST_CASE("the program has no capability but CAP_SETFCAP, and can't gain any") {
  const std::string status =
      shell("grep -E 'Cap(Eff|Prm|Inh|Amb)|NoNewPrivs|Seccomp:' /proc/self/status");
  CHECK(status ==
        "CapInh:\t0000000000000000\nCapPrm:\t0000000080000000\n"
        "CapEff:\t0000000080000000\nCapAmb:\t0000000000000000\nNoNewPrivs:\t1\nSeccomp:\t2\n");
}

TEST_CASE("the system is read-only, and nothing else of the machine is there") {
  CHECK(shell("touch /x 2>/dev/null || echo no") == "no\n");
  CHECK(shell("touch /usr/x 2>/dev/null || echo no") == "no\n");
  CHECK(shell("mount -o remount,rw /usr 2>/dev/null || echo no") == "no\n");
  CHECK(shell("ls / | grep -v '^lib'") == "bin\ndev\netc\nproc\nsbin\ntmp\nusr\n");
  CHECK(shell("grep -c ' / / ' /proc/self/mountinfo") == "1\n");
}

TEST_CASE("there is no network but loopback") {
  CHECK(
      shell("ls /proc/self/net/ >/dev/null; cut -d: -f1 /proc/net/dev | tail -n +3 | tr -d ' '") ==
      "lo\n");
}

TEST_CASE("only the sandbox's own processes can be seen, and init does not die") {
  CHECK(shell("ls /proc | grep -c '^[0-9]'") == "4\n");  // init, sh, ls and grep
  const Run run = Sandbox{}.run_command({"sh", "-c", "kill -KILL 1; kill -STOP 1; exit 5"});
  CHECK(run.status == 5);
  CHECK(shell("head -c 1 /proc/1/mem 2>/dev/null || echo no") == "no\n");
  CHECK(shell("ls /proc/1/fd 2>/dev/null || echo no") == "no\n");
}

TEST_CASE("less of the system can be shown, down to single files") {
  Sandbox sandbox;
  sandbox.system({"/usr", "/bin", "/lib", "/lib64", "/etc/passwd"});
  CHECK(sandbox.run_command({"ls", "/etc"}).out == "passwd\n");
  CHECK(sandbox.run_command({"sh", "-c", "echo >> /etc/passwd"}).status != 0);
}

TEST_CASE("nothing is open but stdin, stdout and stderr") {
  CHECK(shell("ls /proc/$$/fd") == "0\n1\n2\n");
}

TEST_CASE("namespaces and mounts nest inside") {
  const Run run = Sandbox{}.run_command({"unshare", "-Urmpfi", "--mount-proc", "sh", "-c",
                                         "mount -t tmpfs t /tmp && ls /proc | grep -c '^[0-9]'"});
  CHECK(run.err == "");
  CHECK(run.out == "3\n");
}

TEST_CASE("a run tells how it ended") {
  CHECK(Sandbox{}.run_command({"sh", "-c", "exit 3"}).status == 3);
  const Run killed = Sandbox{}.run_command({"sh", "-c", "kill -SEGV $$"});
  CHECK(killed.ending == Ending::killed);
  CHECK(killed.signal == 11);
  CHECK(Sandbox{}.run_command({"/no/such/command"}).status == 127);
  CHECK(Sandbox{}.run_command({"/etc/passwd"}).status == 126);
}

TEST_CASE("stdin, environment and given files arrive") {
  CHECK(Sandbox{}.input("hello").run_command({"cat"}).out == "hello");
  const std::string large(1 << 20, 'x');
  CHECK(Sandbox{}.input(large).run_command({"wc", "-c"}).out == "1048576\n");
  CHECK(Sandbox{}.variable("NAME", "a b").run_command({"sh", "-c", "echo \"$NAME\""}).out ==
        "a b\n");
  CHECK(Sandbox{}.file({"/lab/a/b", "text"}).run_command({"cat", "/lab/a/b"}).out == "text");
  CHECK(Sandbox{}.keep("x").run_command({"sh", "-c", "echo kept > /tmp/x"}).kept == "kept\n");
  CHECK(!Sandbox{}.keep("x").run_command({"ln", "-s", "/etc/passwd", "/tmp/x"}).kept);
  CHECK(!Sandbox{}.keep("x").run_command({"mkfifo", "/tmp/x"}).kept);
}

TEST_CASE("a grandchild that keeps stdout open does not keep the run waiting") {
  const Run run = Sandbox{}.run_command({"sh", "-c", "sleep 1000 & echo done"});
  CHECK(run.out == "done\n");
  CHECK(run.wall_seconds < 2);
  REQUIRE(run.leftovers.size() == 1);
  CHECK(run.leftovers[0].find("(pid 3), which holds fd 1 (pipe:[") != std::string::npos);
}
