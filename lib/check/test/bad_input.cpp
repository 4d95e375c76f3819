// Programs that misbehave: each ends in a clear way, within the limits, and takes nothing with it.
#include <fmt/core.h>
#include <sys/syscall.h>

#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "check/sandbox.hpp"

using namespace boxlab;

namespace {

Limits short_limits() {
  Limits limits;
  limits.wall_seconds = 1.5;
  limits.cpu_seconds = 1;
  return limits;
}

Run run_shortly(const std::string& script) {
  return Sandbox{}.limits(short_limits()).run_command({"sh", "-c", script});
}

}  // namespace

TEST_CASE("a program that forks without end is held") {
  const Run bomb = Sandbox{}.limits(short_limits()).run_command({"perl", "-e", "fork while 1"});
  CHECK(bomb.ending == Ending::timed_out);
  CHECK(bomb.leftovers.size() > 100);
  CHECK(bomb.leftovers.size() <= Limits{}.processes);
  const Run refused = run_shortly("f() { f | f & f; }; f 2>/dev/null");
  CHECK(refused.status == 2);  // a shell that can't fork gives up
}

TEST_CASE("a program that writes without end is stopped") {
  const Run run = Sandbox{}.run_command({"yes"});
  CHECK(run.ending == Ending::flooded);
  CHECK(run.out.size() == Limits{}.kept_bytes);
  CHECK(describe_end(run).starts_with("did not end: it wrote 6"));
}

TEST_CASE("a program that fills the disk runs out of it") {
  const Run full = run_shortly("cat /dev/zero > /tmp/x");
  CHECK(full.ending != Ending::timed_out);
}

TEST_CASE("a program that allocates without end is refused") {
  Limits small = short_limits();
  small.memory_bytes = 256 << 20;
  const Run one = Sandbox{}.limits(small).run_command({"tail", "/dev/zero"});
  CHECK(one.status == 1);
  CHECK(one.err.find("memory exhausted") != std::string::npos);
  small.wall_seconds = 20;
  const std::string some = "{ head -c 100m /dev/zero; sleep 1000; } | tail & ";
  const Run many = Sandbox{}.limits(small).run_command({"sh", "-c", some + some + some + "wait"});
  CHECK(many.ending == Ending::oversized);
}

TEST_CASE("memory that belongs to no process counts, too") {
  Limits small = short_limits();
  small.memory_bytes = 256 << 20;
  small.wall_seconds = 20;
  small.cpu_seconds = 20;
  const auto perl = [&](const std::string& body) {
    const std::string script = "$x = 'x' x (50 << 20); while (1) {" + body + "}";
    return Sandbox{}.limits(small).run_command({"perl", "-e", script});
  };
  const Run segments = perl("shmwrite(shmget(0, 50 << 20, 01600), $x, 0, 50 << 20)");
  CHECK(segments.ending == Ending::oversized);
  const Run files =
      perl(fmt::format("open(my $file, '>&=', syscall({}, my $name = 'x', 0)); "
                       "syswrite($file, $x); push(@files, $file)",
                       SYS_memfd_create));
  CHECK(files.ending == Ending::oversized);
}

TEST_CASE("a program that closes every descriptor ends as it says, or never") {
  CHECK(run_shortly("exec 0<&- 1<&- 2<&-; exit 6").status == 6);
  CHECK(run_shortly("exec 0<&- 1<&- 2<&-; sleep 1000").ending == Ending::asleep);
}

TEST_CASE("a program that kills all that it can see kills itself, not its init") {
  const Run run = Sandbox{}.run_command({"sh", "-c", "kill -KILL -1; exit 9"});
  CHECK(run.ending == Ending::exited);
  CHECK(run.status == 9);  // kill(-1) spares the caller
}

TEST_CASE("a daemon is ended with its sandbox") {
  const Run daemon =
      run_shortly("setsid -f sleep 1000; setsid -f sh -c 'setsid sleep 1001 & sleep 1002'; exit 0");
  CHECK(daemon.status == 0);
  CHECK(daemon.leftovers.size() >= 2);
}

TEST_CASE("a program that stops itself is found out") {
  const Run stopped = run_shortly("kill -STOP $$");
  REQUIRE(stopped.ending == Ending::stuck);
  CHECK(stopped.autopsy->sentences.at(0).find("is stopped by a signal") != std::string::npos);
  const Run child = run_shortly("sh -c 'kill -STOP $$'; exit 0");
  CHECK(child.ending == Ending::stuck);
}

TEST_CASE("a busy loop is told from waiting") {
  Limits limits = short_limits();
  limits.cpu_seconds = 100;
  const Run busy = Sandbox{}.limits(limits).run_command({"sh", "-c", "while :; do :; done"});
  REQUIRE(busy.ending == Ending::timed_out);
  CHECK(busy.autopsy->sentences.at(0).find("does not wait for anything: it runs") !=
        std::string::npos);
}

TEST_CASE("CPU time has a limit of its own") {
  Limits limits = short_limits();
  limits.wall_seconds = 60;
  const Run busy = Sandbox{}.limits(limits).run_command({"sh", "-c", "while :; do :; done"});
  REQUIRE(busy.ending == Ending::busy);
  CHECK(busy.cpu_seconds > 1);
  CHECK(busy.autopsy->sentences.at(0).find("it runs") != std::string::npos);
}
