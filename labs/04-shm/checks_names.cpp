// Lab 04: names, and what can be wrong with what they lead to.
#include <fmt/core.h>

#include <csignal>

#include "checks.hpp"

using namespace boxlab;

namespace {

/// A script in which there is one sender or receiver already, and `second` comes.
Run run_second(const std::string& first, const std::string& second) {
  Session session = workshop().open_input().start_shell(
      fmt::format("exec 3<&0; {} </dev/null 3<&- & read go; {}; exit $?", first, second));
  session.wait_for([](const Processes& processes) {
    const bool sends = has_settled(find_side(processes, "send"));
    return sends || has_settled(find_side(processes, "recv"));
  });
  session.type("go\n");
  return session.finish();
}

/// One side is alone and killed; then there are two others.
void check_stale(const Way& way, const std::string& first) {
  const std::string side = first == way.send() ? "send" : "recv";
  Session session = workshop().open_input().start_shell(
      fmt::format("{} </dev/null >/dev/null & read go; {}", first, transfer(way, 100'000)));
  const Look look = session.wait_for(
      [&](const Processes& processes) { return has_settled(find_side(processes, side)); });
  signal_side(session, look, side, SIGKILL);
  session.wait_for([](const Processes& processes) { return count_rings(processes) == 0; });
  session.type("go\n");
  const Run run = session.finish();
  CHECK_THAT(run, printed(same(100'000)));
  CHECK_THAT(run, left_nothing_behind());
}

/// The program is refused: it says why, with the object, and leaves nothing behind.
void check_refusal(const std::string& script, const std::string& object, const std::string& error,
                   const Sandbox& sandbox = workshop()) {
  const Run run = sandbox.run_shell(script);
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of(object));
  CHECK_THAT(run, complained_of(error));
  CHECK_THAT(run, left_nothing_behind());
}

/// What stands in /dev/shm already is made by `prepare` and removed at the end.
std::string among(const std::string& prepare, const std::string& call, const std::string& file) {
  return fmt::format("{} && {}; status=$?; rm {}; exit $status", prepare, call, file);
}

}  // namespace

TEST_CASE("shm.second: a second sender or receiver is refused", "[points:1]") {
  needs("shm.stream");
  const Way way = posix();
  for (const std::string& side : {way.send(), way.receive()}) {
    const Run run = run_second(side, side);
    CHECK_THAT(run, exited_with(1));
    CHECK_THAT(run, complained_of(way.name));
    CHECK_THAT(run, complained_of("EBUSY"));
  }
}

TEST_CASE("shm.stale: what somebody left who was killed is used again", "[points:2]") {
  needs("shm.stream");
  check_stale(posix(), posix().send());
  check_stale(posix(), posix().receive());
}

TEST_CASE("shm.foreign: an object that is no ring is an error, and stays as it is", "[points:1]") {
  needs("shm.stream");
  const Way way = posix();
  const std::string file = "/dev/shm" + way.name;
  const std::string intact = fmt::format(
      "printf mine >{0}; {1}; status=$?; cat {0}; rm {0}; exit $status", file, way.receive());
  const Run run = workshop().run_shell(intact);
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of(way.name));
  CHECK_THAT(run, printed("mine"));
  const std::string locked = fmt::format("touch {0} && chmod 0 {0}", file);
  check_refusal(among(locked, way.send(), file), way.name, "EACCES");
}

TEST_CASE("shm.names: a name that is none is an error, with call, name and errno", "[points:1]") {
  needs("shm.stream");
  check_refusal("ring send tea", "tea", "EINVAL");
  check_refusal("ring recv tea", "tea", "EINVAL");
  check_refusal("ring recv /tea/pot", "/tea/pot", "EINVAL");
  // EINVAL or ENAMETOOLONG, as the C library likes.
  check_refusal("ring send /$(printf %0256d 7)", "/000000", "(E");
}

TEST_CASE("shm.no-space: a full /dev/shm is an error, not a crash", "[points:2]") {
  needs("shm.stream");
  Limits small;
  small.file_bytes = 32 << 20;
  const std::string fill = "head -c 33554432 /dev/zero >/dev/shm/full";
  for (const std::string& side : {posix().send(), posix().receive()}) {
    check_refusal(among(fill, side, "/dev/shm/full"), posix().name, "ENOSPC",
                  workshop().limits(small));
  }
}

TEST_CASE("sysv.names: a second side is refused, what was left is used, a limit is an error",
          "[points:2]") {
  needs("sysv.stream");
  const Way way = system_v();
  for (const std::string& side : {way.send(), way.receive()}) {
    const Run run = run_second(side, side);
    CHECK_THAT(run, exited_with(1));
    CHECK_THAT(run, complained_of("EBUSY"));
    check_stale(way, side);
  }
  check_refusal(way.send(), way.name, "EINVAL", workshop().setting("kernel/shmmax", "4096"));
  check_refusal(way.receive(), way.name, "ENOSPC", workshop().setting("kernel/shmmni", "0"));
}
