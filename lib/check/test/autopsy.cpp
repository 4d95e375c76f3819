// Why real programs hang, in the words of the autopsy; and that it is not taken in by those that do
// not.
#include "check/autopsy.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "check/sandbox.hpp"
#include "check/session.hpp"

using namespace boxlab;
using Catch::Matchers::Matches;

namespace {

Run run(const std::string& script) {
  Limits limits;
  limits.wall_seconds = 1;
  return Sandbox{}.limits(limits).run_command({"bash", "-c", script});
}

Autopsy stuck(const std::string& script) {
  const Run hanging = run(script);
  REQUIRE(hanging.ending == Ending::stuck);
  CHECK(hanging.wall_seconds < 1);
  return *hanging.autopsy;
}

}  // namespace

TEST_CASE("end-of-file never comes: another process has the write end") {
  const Autopsy autopsy = stuck("exec {w}> >(wc -l >&2); wait $!");
  CHECK_THAT(
      autopsy.sentences.at(0),
      Matches("wc \\(pid 3\\) waits in read\\(\\) on pipe:\\[[0-9]+\\]; its write end is still "
              "open in bash \\(pid 2\\) as fd [0-9]+, so end-of-file never comes"));
  CHECK_THAT(
      autopsy.sentences.at(1),
      Matches(
          "bash \\(pid 2\\) waits in wait4\\(\\) for its child wc \\(pid 3\\), which never ends"));
  CHECK_THAT(
      autopsy.drawing,
      Matches("  bash \\(pid 2\\) fd [0-9]+ --> pipe:\\[[0-9]+\\] --> wc \\(pid 3\\) fd 0\n"));
}

TEST_CASE("end-of-file never comes: the reader has the write end itself") {
  const Autopsy autopsy = stuck("sleep 0 | { exec 3<&0; cat <(:) - 4>/proc/self/fd/0; }");
  CHECK_THAT(autopsy.sentences.at(0),
             Matches("cat .* its write end is still open in .*itself as fd 4.*"));
}

TEST_CASE("no room ever comes: who has the read end does not read") {
  const Autopsy autopsy = stuck("exec {r}< <(yes); wait $!");
  CHECK_THAT(
      autopsy.sentences.at(0),
      Matches(
          "yes \\(pid 3\\) waits in write\\(\\) on pipe:\\[[0-9]+\\]; the pipe is full, and its "
          "read end is open only in bash \\(pid 2\\) as fd [0-9]+, where nobody reads, so it "
          "never has room again"));
}

TEST_CASE("two that read from each other") {
  const Autopsy autopsy = stuck("coproc cat; cat <&${COPROC[0]} >&${COPROC[1]}");
  CHECK(autopsy.sentences.size() >= 2);
  CHECK(autopsy.drawing.find("-->") != std::string::npos);
}

TEST_CASE("a child that is stopped") {
  const Autopsy autopsy = stuck("bash -c 'kill -STOP $$'; :");
  CHECK_THAT(autopsy.sentences.at(0),
             Matches("bash \\(pid 3\\) is stopped by a signal.*nobody is left to send it"));
}

TEST_CASE("what may still go on is not called stuck") {
  CHECK(run("sleep 0.4").ending == Ending::exited);
  CHECK(run("sleep 0.4 | cat").ending == Ending::exited);
  CHECK(run("exec {w}> >(exec sleep 0.4); wait $!").ending == Ending::exited);
  CHECK(run("timeout 0.4 bash -c 'exec {w}> >(cat); wait $!'").ending == Ending::exited);
  CHECK(run("(sleep 0.4; kill $$) & exec {w}> >(cat); wait $!").ending == Ending::killed);
  CHECK(run("perl -e 'alarm 1; $SIG{ALRM} = sub { exit 0 }; pipe(R, W); read(R, $x, 1)'").ending !=
        Ending::stuck);
  CHECK(run("sleep 1000").ending == Ending::asleep);
}

TEST_CASE("a program that waits for its stdin waits for the judge") {
  const Run waiting = Sandbox{}.open_input().run_command({"cat"});
  REQUIRE(waiting.ending == Ending::asleep);
  CHECK_THAT(waiting.autopsy->sentences.at(0), Matches("cat .*; boxlab holds the other end"));
}

TEST_CASE("what is said of a sleep, and of a call that nobody knows") {
  Limits limits;
  limits.wall_seconds = 0.3;
  const Run asleep = Sandbox{}.limits(limits).run_command({"sleep", "1000"});
  CHECK(asleep.autopsy->sentences.at(0) ==
        "sleep (pid 2) waits in clock_nanosleep() for 1000 s, as it asked");
}
