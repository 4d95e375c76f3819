// Lab 15: what the command of a container may do.
#include <fmt/format.h>
#include <linux/capability.h>

#include <cstdint>
#include <sstream>
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

LookMatcher has_set(const Play& play, const std::string& name, std::uint64_t expected) {
  const std::string text = fmt::format("{:016x}", expected);
  return finds(play, fmt::format("{} of the container's process is {}", name, text),
               [=, &play](const Process& container) {
                 const std::string found = play.status(container, name);
                 return found == text ? "" : "it is " + found;
               });
}

LookMatcher has_status(const Play& play, const std::string& name, const std::string& expected) {
  return finds(play, fmt::format("{} of the container's process is {}", name, expected),
               [=, &play](const Process& container) {
                 const std::string found = play.status(container, name);
                 return found == expected ? "" : "it is " + found;
               });
}

/// The sandbox has a filter of its own.
LookMatcher has_a_filter_more(const Play& play) {
  return finds(play, "the container's process has a seccomp filter more than those outside",
               [&play](const Process& container) {
                 const std::string inside = play.status(container, "Seccomp_filters");
                 const std::string outside = play.status(*play.outside(), "Seccomp_filters");
                 return std::stoi(inside) > std::stoi(outside) ? "" : "it has " + inside;
               });
}

/// A line of /proc/PID/limits: "Max open files            64                   128       files".
LookMatcher has_limit(const Play& play, const std::string& name, const std::string& values) {
  return finds(play, fmt::format("the limit of the container's process: {}, {}", name, values),
               [=, &play](const Process& container) -> std::string {
                 std::istringstream lines{play.session().read(container, "limits")};
                 for (std::string line; std::getline(lines, line);) {
                   if (!line.starts_with(name)) continue;
                   std::istringstream words{line.substr(name.size())};
                   std::string soft;
                   std::string hard;
                   words >> soft >> hard;
                   const std::string found = fmt::format("{} {}", soft, hard);
                   return found == values ? "" : fmt::format("it is {}", found);
                 }
                 return "there is no such limit";
               });
}

constexpr std::uint64_t bit(int capability) { return std::uint64_t{1} << capability; }

/// Five sets, of which each is another one. CAP_SETPCAP can't become ambient, as it is not
/// inheritable.
Json config_with_capabilities() {
  Json json = config({"sleep", "1002"});
  json["process"]["capabilities"] = {
      {"bounding", {"CAP_CHOWN", "CAP_KILL", "CAP_SETPCAP", "CAP_CHECKPOINT_RESTORE"}},
      {"permitted", {"CAP_CHOWN", "CAP_KILL", "CAP_SETPCAP"}},
      {"effective", {"CAP_CHOWN", "CAP_KILL", "CAP_SETPCAP"}},
      {"inheritable", {"CAP_CHOWN", "CAP_KILL"}},
      {"ambient", {"CAP_KILL", "CAP_SETPCAP"}}};
  return json;
}

/// mkdir fails with a reason that it never has otherwise; so do the calls of `others`.
Json config_with_filter(const std::string& lines, const std::vector<std::string>& others) {
  Json json = config_of(lines);
  std::vector<std::string> names{"mkdir", "mkdirat", "no_such_call"};
  names.insert(names.end(), others.begin(), others.end());
  json["linux"]["seccomp"] = {
      {"defaultAction", "SCMP_ACT_ALLOW"},
      {"syscalls", {{{"names", names}, {"action", "SCMP_ACT_ERRNO"}, {"errnoRet", 28}}}}};
  return json;
}

constexpr auto try_mkdir =
    "mkdir /home/x 2>&1 | grep -o 'No space left.*'; ls /home; exec sleep 1002";

}  // namespace

TEST_CASE("rights.capabilities: all five sets are those of the config", "[points:3]") {
  needs_stage("start.runs");
  const Play play = start_c1(config_with_capabilities());
  CHECK_THAT(play.look(), runs_command(play));
  const std::uint64_t permitted = bit(CAP_CHOWN) | bit(CAP_KILL) | bit(CAP_SETPCAP);
  CHECK_THAT(play.look(), has_set(play, "CapBnd", permitted | bit(CAP_CHECKPOINT_RESTORE)));
  CHECK_THAT(play.look(), has_set(play, "CapInh", bit(CAP_CHOWN) | bit(CAP_KILL)));
  CHECK_THAT(play.look(), has_set(play, "CapAmb", bit(CAP_KILL)));
  CHECK_THAT(play.look(), has_set(play, "CapPrm", permitted));
  CHECK_THAT(play.look(), has_set(play, "CapEff", permitted));
}

TEST_CASE("rights.no-new-privs: no_new_privs is set where the config says so, and only there",
          "[points:1]") {
  needs_stage("start.runs");
  Json json = config({"sleep", "1002"});
  Play with{stage({{"c1", json}}).without_no_new_privs(), {make_and_start}};
  with.await_command();
  CHECK_THAT(with.look(), has_status(with, "NoNewPrivs", "1"));
  json["process"]["noNewPrivileges"] = false;
  Play without{stage({{"c1", json}}).without_no_new_privs(), {make_and_start}};
  without.await_command();
  CHECK_THAT(without.look(), has_status(without, "NoNewPrivs", "0"));
}

TEST_CASE("rights.seccomp: calls that the filter forbids fail as it says", "[points:3]") {
  needs_stage("start.runs");
  // What a runtime itself has to call, it has called before the filter is there.
  Play play{{{"c1", config_with_filter(try_mkdir, {"capset", "chdir", "setresuid"})}},
            {make_and_start}};
  play.await_command();
  CHECK_THAT(play.look(), has_status(play, "Seccomp", "2"));
  CHECK_THAT(play.look(), has_a_filter_more(play));
  CHECK_THAT(play.finish(), printed("No space left on device\n"));
}

TEST_CASE("rights.seccomp-rights: also where a filter takes rights, as there is no no_new_privs",
          "[points:2]") {
  needs_stage("rights.seccomp");
  Json json = config_with_filter(try_mkdir, {});
  json["process"]["noNewPrivileges"] = false;
  Play play{stage({{"c1", json}}).without_no_new_privs(), {make_and_start}};
  play.await_command();
  CHECK_THAT(play.look(), has_status(play, "Seccomp", "2"));
  CHECK_THAT(play.finish(), printed("No space left on device\n"));
}

TEST_CASE("limits.set: resource limits, soft and hard, and the umask", "[points:2]") {
  needs_stage("start.runs");
  Json json = config({"sh", "-c", "umask >/home/umask; exec sleep 1002"});
  add(json, "/process/rlimits", {{"type", "RLIMIT_NOFILE"}, {"soft", 64}, {"hard", 128}});
  add(json, "/process/rlimits", {{"type", "RLIMIT_FSIZE"}, {"soft", 1024}, {"hard", 4096}});
  json["process"]["user"]["umask"] = 027;
  const Play play = start_c1(json);
  CHECK_THAT(play.look(), has_limit(play, "Max open files", "64 128"));
  CHECK_THAT(play.look(), has_limit(play, "Max file size", "1024 4096"));
  CHECK_THAT(play.look(), has_status(play, "Umask", "0027"));
}

TEST_CASE("escape.descriptor: nothing that is open outside is open inside", "[points:1]") {
  needs_stage("start.runs");
  const Play play = start_c1(config({"sleep", "1002"}));
  CHECK_THAT(play.look(), runs_command(play));
  CHECK_THAT(play.look(),
             finds(play, "the command has descriptors 0, 1 and 2, and no others",
                   [](const Process& container) { return describe_extra_descriptors(container); }));
}

TEST_CASE("escape.working-directory: what a runtime has open is no working directory either",
          "[points:1]") {
  needs_stage("run.command");
  Json json = config({"cat", "tmp/outside/secret"});
  json["process"]["cwd"] = "/proc/self/fd/9";
  CHECK_THAT(run_on_stage("ocibox run --bundle c1 c1; ls c1/rootfs/etc", {{"c1", json}}),
             printed("where\n"));
}
