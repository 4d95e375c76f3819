// Lab 13: the cgroup of a box, where one can be had.
//
// Many machines have none to give: cgroup v1, a container, an ordinary user without a group of his
// own. Checks that are blocked there would block the lab; sending all of it to a virtual machine,
// as lab 10 does, would make each save wait for a boot. So these are hidden, and give no points:
// they run when somebody asks for them, best with --vm. test/limits.sh does so for all answers that
// are known.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>

#include "check/delegation.hpp"
#include "check/groups.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

constexpr std::uint64_t mebibyte = 1 << 20;
constexpr std::uint64_t most_memory = 256 * mebibyte;
constexpr std::uint64_t most_processes = 100;

/// The first thing that the command does is to take so much.
constexpr std::uint64_t first_mebibytes = 16;
constexpr auto takes_memory_first =
    "sh -c 'dd if=/dev/zero of=/dev/shm/first bs=1M count=16 2>/dev/null; exec sleep 1002'";

/// Whether dd is killed, or some of its buffer goes to swap space, depends on the machine.
constexpr auto takes_too_much =
    "sh -c 'dd if=/dev/zero of=/dev/null bs=300M count=1 2>/dev/null; exec sleep 1002'";

constexpr auto is_a_bomb = "sh -c '(while :; do sleep 1003 & done) 2>/dev/null; exec sleep 1002'";

/// A file of the cgroup that `process` is in.
std::string group_file(const Pair& pair, const Process& process, const std::string& name) {
  return fmt::format(".{}/{}", pair.session().group(process), name);
}

std::string read_group(const Pair& pair, const std::string& name) {
  const std::string file = group_file(pair, *pair.inside(), name);
  const std::string text = read_text(pair.session().cgroups(), file);
  return text.substr(0, text.find('\n'));
}

std::uint64_t count_of(const Pair& pair, const std::string& file, const std::string& key) {
  return read_count(pair.session().cgroups(), group_file(pair, *pair.inside(), file), key);
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

LookMatcher is_in_a_new_group(const Pair& pair) {
  return finds(pair, "the command is in a cgroup of its own", [&pair] {
    const std::string group = pair.session().group(*pair.inside());
    return group != pair.session().group(*pair.outside()) ? "" : "it is in " + group;
  });
}

LookMatcher has_group_limit(const Pair& pair, const std::string& file, std::uint64_t most) {
  return finds(pair, fmt::format("{} of its cgroup is {} at most", file, most), [=, &pair] {
    const std::string value = read_group(pair, file);
    if (is_number(value) && std::stoull(value) <= most) return std::string{};
    return fmt::format("it is {}", value.empty() ? "not there" : value);
  });
}

LookMatcher was_charged_from_the_start(const Pair& pair) {
  return finds(pair, fmt::format("its first {} MiB are charged to its cgroup", first_mebibytes),
               [&pair] {
                 const std::string current = read_group(pair, "memory.current");
                 return is_number(current) && std::stoull(current) >= first_mebibytes * mebibyte
                            ? ""
                            : fmt::format("memory.current is {}: it came in only later", current);
               });
}

/// The kernel has counted in `file` that the limit was reached.
LookMatcher has_reached_its_limit(const Pair& pair, const std::string& file) {
  return finds(pair, fmt::format("the limit was reached, says {}", file), [=, &pair] {
    return count_of(pair, file, "max") > 0 ? "" : "its line max counts nothing";
  });
}

LookMatcher has_all_in_one_group(const Pair& pair) {
  return finds(pair, "all that the command has started is in its cgroup", [&pair] {
    const std::string group = pair.session().group(*pair.inside());
    for (const Process& process : pair.all_inside()) {
      const bool is_init = pair.init() != nullptr && process.pid == pair.init()->pid;
      const std::string found = pair.session().group(process);
      if (!is_init && !found.empty() && found != group)
        return fmt::format("{} is in {}", process.label(), found);
    }
    return std::string{};
  });
}

/// The groups below the top, but that which the program begins in: "boxlab-7".
std::vector<std::string> find_groups_left(const Session& session) {
  std::vector<std::string> groups = read_groups(session.cgroups());
  std::erase(groups, caller_group);
  return groups;
}

}  // namespace

TEST_CASE("limits.first: memory and processes are limited before the command begins",
          "[points:0][.cgroup]") {
  needs_stage("box.command");
  const Pair pair{{.inside = takes_memory_first, .has_cgroups = true}};
  CHECK_THAT(pair.look(), is_in_a_new_group(pair));
  CHECK_THAT(pair.look(), has_group_limit(pair, "memory.max", most_memory));
  CHECK_THAT(pair.look(), has_group_limit(pair, "pids.max", most_processes));
  CHECK_THAT(pair.look(), was_charged_from_the_start(pair));
}

TEST_CASE("limits.bomb: a fork bomb stays in its cgroup, and comes to an end",
          "[points:0][.cgroup]") {
  needs_stage("limits.first");
  const Pair pair{{.inside = is_a_bomb, .has_cgroups = true}};
  CHECK_THAT(pair.look(), has_reached_its_limit(pair, "pids.events"));
  CHECK_THAT(pair.look(), has_all_in_one_group(pair));
}

TEST_CASE("limits.memory: who takes more memory than there is comes to its limit",
          "[points:0][.cgroup]") {
  needs_stage("limits.first");
  const Pair pair{{.inside = takes_too_much, .has_cgroups = true}};
  CHECK_THAT(pair.look(), has_reached_its_limit(pair, "memory.events"));
}

TEST_CASE("limits.gone: the cgroup is removed when box ends, and when it is killed",
          "[points:0][.cgroup]") {
  needs_stage("limits.first");
  const auto run = run_on_stage({"sh", "-c", std::string{hand_on_controllers} + "box rootfs true"},
                                stage_with_cgroups());
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, left_nothing_behind());
  Pair pair{{.has_cgroups = true}};
  CHECK_THAT(pair.look(), is_in_a_new_group(pair));
  pair.kill_launcher();
  const Look& look =
      pair.wait_for([&](const Processes&) { return find_groups_left(pair.session()).empty(); });
  CHECK_THAT(look, shows("when box is killed, its cgroup is removed", [&](const Processes&) {
               const auto left = find_groups_left(pair.session());
               return left.empty() ? "" : left.front() + " is still there";
             }));
}
