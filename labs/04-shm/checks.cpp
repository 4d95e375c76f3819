// Lab 04: what goes through a ring, and by which way.
#include "checks.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <csignal>

using namespace boxlab;

namespace {

/// The mappings of shared memory of a process.
std::vector<Mapping> shared_memory(const Session& session, const Process& process) {
  std::vector<Mapping> mappings = session.mappings(process);
  std::erase_if(mappings, [](const Mapping& mapping) { return !mapping.is_shared_memory(); });
  return mappings;
}

/// What is wrong with the memory that the two share.
std::string find_gap(const Session& session, const Process& sender, const Process& receiver) {
  const auto ours = shared_memory(session, sender);
  const auto theirs = shared_memory(session, receiver);
  if (ours.empty()) return sender.label() + " has nothing of /dev/shm in its memory";
  if (theirs.empty()) return receiver.label() + " has nothing of /dev/shm in its memory";
  for (const Mapping& mapping : ours) {
    if (!mapping.is_shared) return mapping.path + " is mapped MAP_PRIVATE: a copy of one's own";
  }
  for (const Mapping& mapping : theirs) {
    if (mapping.is_shared && mapping.is_writable && mapping.inode == ours[0].inode) return "";
  }
  return "they have not mapped the same object, for writing";
}

LookMatcher shares_memory(const Session& session) {
  return shows("both have mapped the same object, and what one writes the other sees",
               [&](const Processes& processes) -> std::string {
                 const Process* sender = find_side(processes, "send");
                 const Process* receiver = find_side(processes, "recv");
                 if (sender == nullptr || receiver == nullptr) return "they are not there";
                 return find_gap(session, *sender, *receiver);
               });
}

LookMatcher shares_segment(const Session& session) {
  return shows("two processes are attached to one segment", [&](const Processes&) -> std::string {
    const auto segments = session.objects().segments;
    if (segments.size() != 1) return fmt::format("there are {} segments", segments.size());
    if (segments[0].attachments == 2) return "";
    return fmt::format("{} are attached", segments[0].attachments);
  });
}

/// What a process has open besides stdin, stdout, stderr, and what shared memory is made of.
std::string find_channel(const Process& process) {
  for (const OpenDescriptor& open : process.descriptors) {
    const bool is_harmless =
        open.target.starts_with("/dev/shm/") || open.target.starts_with("anon_inode:");
    if (open.number > 2 && !is_harmless)
      return fmt::format("{} has fd {}, which is {}", process.label(), open.number, open.target);
  }
  return "";
}

LookMatcher has_no_other_channel() {
  return shows("no pipe, socket or file joins them", [](const Processes& processes) {
    for (const char* side : {"send", "recv"}) {
      const Process* process = find_side(processes, side);
      if (process == nullptr) return fmt::format("no ring {} is there", side);
      if (std::string channel = find_channel(*process); !channel.empty()) return channel;
    }
    return std::string{};
  });
}

/// A text goes through when the side of `first` was there long before the other one.
void check_order(const Way& way, const std::string& first) {
  const std::string word = fmt::format("hello-{}", random_below(1'000'000));
  const bool sends_first = first == "send";
  const std::string script =
      sends_first
          ? fmt::format("printf {} | {} & read go; {} && wait $!", word, way.send(), way.receive())
          : fmt::format("exec 3<&0; {} </dev/null 3<&- & read go; printf {} | {} && wait $!",
                        way.receive(), word, way.send());
  Limits brief;
  brief.cpu_seconds = 1;
  Session session = workshop().limits(brief).open_input().start_shell(script);
  session.wait_for(
      [&](const Processes& processes) { return has_settled(find_side(processes, first)); });
  session.type("go\n");
  const Run run = session.finish();
  CHECK_THAT(run, printed(word));
  CHECK_THAT(run, was_silent());
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, left_nothing_behind());
}

void check_transfer(const Run& run, std::uint64_t bytes) {
  CHECK_THAT(run, printed(same(bytes)));
  CHECK_THAT(run, was_silent());
  CHECK_THAT(run, left_nothing_behind());
}

}  // namespace

TEST_CASE("shm.stream: a text goes through, whichever side is first", "[points:2]") {
  check_order(posix(), "send");
  check_order(posix(), "recv");
}

TEST_CASE("shm.memory: the bytes go through memory that both have mapped", "[points:2]") {
  needs("shm.stream");
  const Pair pair = Pair::of_receiver(posix());
  REQUIRE_THAT(pair.look, has_met());
  CHECK_THAT(pair.look, shares_memory(pair));
  CHECK_THAT(pair.look, has_no_other_channel());
}

TEST_CASE("shm.large: 256 MiB go through, bit for bit", "[points:2]") {
  needs("shm.stream");
  constexpr std::uint64_t bytes = 256 << 20;
  check_transfer(run_transfer(posix(), bytes, patient(20)), bytes);
}

TEST_CASE("shm.sizes: any number of bytes goes through", "[points:1]") {
  needs("shm.stream");
  constexpr std::uint64_t mib = 1 << 20;
  const std::uint64_t any = 1 + random_below(5 * mib);
  for (const std::uint64_t bytes : {std::uint64_t{1}, mib / 16 + 1, 4 * mib - 1, any}) {
    check_transfer(run_transfer(posix(), bytes), bytes);
  }
}

TEST_CASE("shm.end: a stream of nothing ends; and a sender may be gone long before", "[points:2]") {
  needs("shm.stream");
  check_transfer(run_transfer(posix(), 0), 0);
  Pair pair = Pair::of_receiver(posix());
  REQUIRE_THAT(pair.look, has_met());
  stop_side(pair, pair.look, "recv");
  pair.type("the last words\n");
  pair.close_input();
  const Look alone = pair.wait_for([](const Processes& all) { return count_rings(all) == 1; });
  CHECK_THAT(alone, shows("the sender ends without waiting", [](const Processes& processes) {
               return count_rings(processes) == 1 ? "" : "it is there";
             }));
  signal_side(pair, alone, "recv", SIGCONT);
  const Run run = pair.finish();
  CHECK_THAT(run, printed("the last words\n"));
  CHECK_THAT(run, was_silent());
  CHECK_THAT(run, exited_with(0));
}

TEST_CASE("shm.two: two rings side by side do not mix", "[points:1]") {
  needs("shm.stream");
  Way other = posix();
  other.name = "/coffee";
  const Run run = workshop().run_shell(
      fmt::format("({}) >first & {} >second & printf coffee | {}; wait; cat first second; rm *",
                  transfer(posix(), 3 << 20), other.receive(), other.send()));
  CHECK_THAT(run, printed(same(3 << 20) + "coffee"));
  CHECK_THAT(run, was_silent());
}

TEST_CASE("sysv.stream: the same through a System V segment", "[points:3]") {
  const Way way = system_v();
  check_order(way, "send");
  check_order(way, "recv");
  constexpr std::uint64_t bytes = 10'000'000;
  check_transfer(run_transfer(way, bytes), bytes);
  const Pair pair = Pair::of_receiver(way);
  REQUIRE_THAT(pair.look, has_met());
  CHECK_THAT(pair.look, shares_memory(pair));
  CHECK_THAT(pair.look, shares_segment(pair));
  CHECK_THAT(pair.look, has_no_other_channel());
  CHECK_THAT(pair.look, has_no_names(pair));
}

TEST_CASE("shm.long: 10 GiB go through, bit for bit", "[points:0][.long]") {
  needs("shm.stream");
  constexpr std::uint64_t bytes = std::uint64_t{10} << 30;
  check_transfer(run_transfer(posix(), bytes, patient(300)), bytes);
}
