// Lab 14: the table of lab 07, across each pair of containers.
#include <fmt/format.h>

#include <map>
#include <set>
#include <sstream>
#include <string>

#include "check/catch/explain.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// The rows of tools/table.sh, and what holds the name of each.
constexpr struct {
  const char* mechanism;
  const char* holder;
} rows[] = {
    {"system-v-queue", "ipc"},
    {"system-v-semaphore", "ipc"},
    {"system-v-segment", "ipc"},
    {"proc-sysvipc", "ipc"},
    {"mqueue-list", "ipc"},
    {"posix-queue", "ipc"},
    {"posix-memory", "/dev/shm"},
    {"posix-semaphore", "/dev/shm"},
    {"abstract-socket", "net"},
    {"tcp", "net"},
    {"unix-socket", "mnt"},
    {"fifo", "mnt"},
    {"signal", "pid"},
};

const Shared everything{"ipc", "/dev/shm", "net", "pid", "mnt"};

/// What the one finds who shares this much with the one who made it.
std::string answer(const std::string& mechanism, const std::string& holder, const Shared& shared) {
  return fmt::format("{} {}\n", mechanism, shared.contains(holder) ? "found" : "cut");
}

/// Which of the lines is not what is expected; empty when all are.
std::string find_difference(const std::string& out, const std::string& who, const Shared& shared) {
  std::istringstream lines{out};
  for (const auto& [mechanism, holder] : rows) {
    std::string line;
    std::getline(lines, line);
    if (line + "\n" == answer(mechanism, holder, shared)) continue;
    return fmt::format("{}: \"{}\", where {} decides", who, line, holder);
  }
  return {};
}

/// The table is printed twice: by the one who has made the things, and by the one beside it.
RunMatcher made_and_found(const Shared& made, const Shared& shared) {
  std::string found;
  for (const auto& [mechanism, holder] : rows) {
    if (shared.contains(holder)) found += fmt::format(" {}", mechanism);
  }
  return {"found:" + (found.empty() ? " nothing" : found), [made, shared](const Run& run) {
            constexpr std::string_view between = "made\n";
            const std::size_t end = run.out.find(between);
            if (end == std::string::npos) return "stdout: " + excerpt(run.out, 400);
            std::string first = find_difference(run.out.substr(0, end), "by its maker", made);
            if (!first.empty()) return first;
            return find_difference(run.out.substr(end + between.size()), "by the other", shared);
          }};
}

/// Runs both; `pod` holds a pod first, when there is one.
Run run_pair(const std::string& maker, const std::string& finder, const std::string& pod = {}) {
  const std::string hold =
      pod.empty() ? "" : fmt::format("box pod {} >said & pods=$!; read name <said;", pod);
  return run_on_stage(
      fmt::format("mkfifo said; {} box {} rootfs sh -c"
                  " 'sleep 1001 & table.sh make; table.sh find; echo made; wait' >said & maker=$!;"
                  " while read line && echo \"$line\" && [ \"$line\" != made ]; do :; done <said;"
                  " box {} rootfs table.sh find; kill -9 $maker $pods; wait",
                  hold, maker, finder));
}

}  // namespace

TEST_CASE("pairs.private: two that are private find nothing of each other", "[points:1]") {
  needs_stage("ipc.private");
  CHECK_THAT(run_pair("--ipc=private", "--ipc=private"), made_and_found(everything, {}));
}

TEST_CASE("pairs.shareable: nor does one find what another is ready to share", "[points:1]") {
  needs_stage("ipc.shareable");
  CHECK_THAT(run_pair("--ipc=shareable --name=a", "--ipc=shareable --name=b"),
             made_and_found(everything, {}));
  CHECK_THAT(run_pair("--ipc=shareable --name=a", "--ipc=private"), made_and_found(everything, {}));
}

TEST_CASE("pairs.container: one that joins finds all IPC, and neither sockets nor processes",
          "[points:3]") {
  needs_stage("ipc.container");
  CHECK_THAT(run_pair("--ipc=shareable --name=a", "--ipc=container:a"),
             made_and_found(everything, {"ipc", "/dev/shm"}));
}

TEST_CASE("pairs.host: two with the IPC of the host share it, too", "[points:2]") {
  needs_stage("ipc.host");
  CHECK_THAT(run_pair("--ipc=host", "--ipc=host"), made_and_found(everything, {"ipc", "/dev/shm"}));
  CHECK_THAT(run_pair("--ipc=host", "--ipc=private"), made_and_found(everything, {}));
}

TEST_CASE("pairs.none: without /dev/shm there is no POSIX memory, but all else", "[points:2]") {
  needs_stage("ipc.none");
  CHECK_THAT(run_pair("--ipc=none", "--ipc=none"),
             made_and_found({"ipc", "net", "pid", "mnt"}, {}));
}

TEST_CASE("pairs.pod: two of a pod find all IPC and all sockets but those with paths",
          "[points:2]") {
  needs_stage("pod.shares");
  CHECK_THAT(run_pair("--pod=web", "--pod=web", "web"),
             made_and_found(everything, {"ipc", "/dev/shm", "net"}));
}

TEST_CASE("pairs.pids: where the pod shares its pids, each other's processes, too", "[points:2]") {
  needs_stage("pod.pids");
  CHECK_THAT(run_pair("--pod=web", "--pod=web", "--share=+pid web"),
             made_and_found(everything, {"ipc", "/dev/shm", "net", "pid"}));
}

TEST_CASE("pairs.pod-ipc: one that joins nothing but the IPC of a pod finds only that; others none",
          "[points:1]") {
  needs_stage("pairs.pod");
  CHECK_THAT(run_pair("--pod=web", "--ipc=container:web", "web"),
             made_and_found(everything, {"ipc", "/dev/shm"}));
  CHECK_THAT(run_pair("--pod=web", "--ipc=shareable", "web"), made_and_found(everything, {}));
}
