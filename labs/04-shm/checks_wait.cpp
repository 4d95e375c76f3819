// Lab 04: who waits sleeps, and who waits for the dead is told so.
#include <fmt/core.h>

#include <csignal>

#include "checks.hpp"

using namespace boxlab;

namespace {

/// The most memory that a ring may take, in bytes: a stream of any length goes through it.
constexpr std::uint64_t most_bytes = 16 << 20;

/// The sender fills the ring: the receiver stands still. Returns when the sender waits for room.
Look fill(Pair& pair) {
  stop_side(pair, pair.look, "recv");
  pair.type("go\n");
  return wait_for_sleep(pair, "send");
}

LookMatcher waits_for_room() {
  return shows("the sender waits when the ring is full", [](const Processes& processes) {
    return is_asleep(find_side(processes, "send")) ? "" : "it does not sleep";
  });
}

LookMatcher takes_little_memory(const Session& session) {
  return shows("the sender takes 16 MiB of memory at most", [&](const Processes& processes) {
    const Process* sender = find_side(processes, "send");
    if (sender == nullptr) return std::string{"it is not there"};
    std::uint64_t bytes = sender->private_kib * 1024;
    for (const Mapping& mapping : session.mappings(*sender)) {
      if (mapping.is_shared_memory()) bytes += mapping.bytes();
    }
    return bytes <= most_bytes ? "" : fmt::format("it takes {} MiB", bytes >> 20);
  });
}

/// One side alone, which waits for the other. The sleeper is there so that the run does not count
/// as stuck: the other side may always come, although here it does not.
Session start_alone(const Way& way, const std::string& side) {
  return workshop().start_shell("sleep 1000 & exec " +
                                (side == "send" ? way.send() : way.receive()));
}

/// Interrupts a side that sleeps. Returns when it sleeps again.
Look interrupt(Session& session, const std::string& side) {
  Look look = wait_for_sleep(session, side);
  const Process* before = find_side(look.processes, side);
  if (before == nullptr) return look;
  const auto switches = before->main_thread().switches;
  session.send_signal(*before, SIGUSR1);
  return session.wait_for([&](const Processes& processes) {
    const Process* now = find_side(processes, side);
    return has_settled(now) && now->main_thread().switches > switches;
  });
}

LookMatcher is_there(const std::string& side) {
  return shows("the signal changes nothing", [=](const Processes& processes) {
    return find_side(processes, side) != nullptr ? "" : "ring " + side + " has ended";
  });
}

/// The one that is left ends by itself, with a message.
void check_end(Pair& pair, const Way& way) {
  const Look look =
      wait_patiently(pair, [](const Processes& all) { return count_rings(all) == 0; });
  const auto ended = [](const Processes& processes) {
    return count_rings(processes) == 0 ? "" : "it is still there";
  };
  const bool has_ended = look.ended && look.ended->ending == Ending::exited;
  if (!has_ended) REQUIRE_THAT(look, shows("the other side soon ends, too", ended));
  const Run run = pair.finish();
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of(way.name));
  CHECK_THAT(run, left_nothing_behind());
}

void check_sender_killed(const Way& way) {
  Pair pair = Pair::of_receiver(way);
  REQUIRE_THAT(pair.look, has_met());
  signal_side(pair, pair.look, "send", SIGKILL);
  check_end(pair, way);
}

void check_receiver_killed(const Way& way) {
  Pair pair = Pair::of_sender(way);
  REQUIRE_THAT(pair.look, has_met());
  const Look full = fill(pair);
  signal_side(pair, full, "recv", SIGKILL);
  check_end(pair, way);
}

void check_both_killed(const Way& way) {
  Pair pair = Pair::of_receiver(way);
  REQUIRE_THAT(pair.look, has_met());
  CHECK_THAT(pair.look, has_no_names(pair));
  stop_side(pair, pair.look, "recv");
  signal_side(pair, pair.look, "send", SIGKILL);
  pair.wait_for([](const Processes& all) { return count_rings(all) == 1; });
  signal_side(pair, pair.look, "recv", SIGKILL);
  CHECK_THAT(pair.finish(), left_nothing_behind());
}

}  // namespace

TEST_CASE("shm.alone: who is first sleeps until the other side comes", "[points:1]") {
  needs("shm.stream");
  for (const char* side : {"send", "recv"}) {
    Session session = start_alone(posix(), side);
    check_sleep(session, side);
  }
}

TEST_CASE("shm.empty: the receiver sleeps while there is nothing to take", "[points:2]") {
  needs("shm.stream");
  Pair pair = Pair::of_receiver(posix());
  REQUIRE_THAT(pair.look, has_met());
  check_sleep(pair, "recv");
}

TEST_CASE("shm.full: the sender sleeps while there is no room, and takes little memory",
          "[points:2]") {
  needs("shm.stream");
  Pair pair = Pair::of_sender(posix());
  REQUIRE_THAT(pair.look, has_met());
  const Look full = fill(pair);
  REQUIRE_THAT(full, waits_for_room());
  CHECK_THAT(full, takes_little_memory(pair));
  check_sleep(pair, "send");
}

TEST_CASE("shm.resume: a ring that was full goes on without a loss", "[points:1]") {
  needs("shm.stream");
  constexpr std::uint64_t bytes = 40 << 20;
  const Way way = posix();
  Session session =
      workshop()
          .limits(patient(20))
          .open_input()
          .start_shell(fmt::format(
              "exec 3<&0; {} </dev/null 3<&- | compare {} & (read go; exec numbers {}) | {}; wait",
              way.receive(), bytes, bytes, way.send()));
  const Look met = wait_patiently(session, [](const Processes& processes) {
    return reads_stdin(find_side(processes, "send")) && find_side(processes, "recv") != nullptr;
  });
  REQUIRE_THAT(met, has_met());
  stop_side(session, met, "recv");
  session.type("go\n");
  const Look full = wait_for_sleep(session, "send");
  signal_side(session, full, "recv", SIGCONT);
  const Run run = session.finish();
  CHECK_THAT(run, printed(same(bytes)));
  CHECK_THAT(run, was_silent());
}

TEST_CASE("shm.signals: a signal that only interrupts changes nothing", "[points:2]") {
  needs("shm.stream");
  Session alone = start_alone(posix(), "recv");
  CHECK_THAT(interrupt(alone, "recv"), is_there("recv"));
  Pair empty = Pair::of_receiver(posix());
  REQUIRE_THAT(empty.look, has_met());
  CHECK_THAT(interrupt(empty, "recv"), is_there("recv"));
  empty.type("hello\n");
  empty.close_input();
  CHECK_THAT(empty.finish(), printed("hello\n"));
  Pair full = Pair::of_sender(posix());
  REQUIRE_THAT(full.look, has_met());
  fill(full);
  CHECK_THAT(interrupt(full, "send"), is_there("send"));
}

TEST_CASE("shm.sender-killed: a sender that is killed ends its receiver, with a message",
          "[points:2]") {
  needs("shm.stream");
  check_sender_killed(posix());
}

TEST_CASE("shm.receiver-killed: a receiver that is killed ends its sender, with a message",
          "[points:2]") {
  needs("shm.stream");
  check_receiver_killed(posix());
}

TEST_CASE("shm.unnamed: once both are there the name is gone, and nothing is left of two killed",
          "[points:2]") {
  needs("shm.stream");
  check_both_killed(posix());
}

TEST_CASE("sysv.killed: whichever side is killed, the other ends, and nothing is left",
          "[points:2]") {
  needs("sysv.stream");
  check_sender_killed(system_v());
  check_receiver_killed(system_v());
  check_both_killed(system_v());
}
