#include "checks_experiment.hpp"

#include <fmt/core.h>

#include <sstream>
#include <stdexcept>
#include <vector>

#include "check/catch/check.hpp"
#include "check/nested.hpp"

namespace boxlab {

namespace {

/// A mount namespace of one's own is a copy. What is named by a path is hidden when something else
/// is mounted there.
constexpr auto wall_of_mounts = R"(wall() {
  unshare --mount sh -c "
    mount -t tmpfs none /tmp
    mount -t tmpfs none /dev/shm
    [ ! -d /dev/mqueue ] || mount -t tmpfs none /dev/mqueue
    \"\$@\"" sh "$@"
}
)";

/// A shell function that runs a command behind a wall.
std::string wall(const std::string& kind) {
  if (kind.empty()) return "wall() { \"$@\"; }\n";
  if (kind == "mnt") return wall_of_mounts;
  const char* fork = kind == "pid" ? " --fork" : "";  // B is the first child: see lab 05
  return fmt::format("wall() {{ unshare --{}{} \"$@\"; }}\n", kind, fork);
}

/// The same tool that learners have in the directory of boxlab, at the same place.
Sandbox laboratory() {
  GivenFile peer = tool("peer");
  peer.path = "/tmp/build/labs/07-walls/tools/peer";
  return Sandbox{}.file(std::move(peer));
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

/// What all the experiments have printed: first the one without a wall, then one for each kind.
std::vector<std::string> try_all(const std::string& mechanism) {
  std::string script = experiment(mechanism, "");
  for (const char* kind : kinds) script += experiment(mechanism, kind);
  const Run run = laboratory().run_shell(script);
  auto answers = lines_of(run.out);
  const bool is_good = run.ending == Ending::exited && run.err.empty() &&
                       answers.size() == std::size(kinds) + 1 && answers[0] == "found";
  if (is_good) return answers;
  give_up("the experiment with " + mechanism, run);
}

}  // namespace

std::string experiment(const std::string& mechanism, const std::string& kind) {
  return "unshare -rfimnpu sh -c '\n" + wall(kind) + tool(mechanism + ".sh").contents + "'\n";
}

Kinds ask_kernel(const std::string& mechanism) {
  require_nested_namespaces();
  const auto answers = try_all(mechanism);
  Kinds cutting;
  for (std::size_t i = 0; i < std::size(kinds); ++i) {
    if (answers[i + 1] == "cut") cutting.insert(kinds[i]);
  }
  return cutting;
}

void give_up(const std::string& what, const Run& run) {
  if (run.err.starts_with("unshare: "))
    throw Blocked{fmt::format("this machine refuses a namespace that {} needs: {}", what, run.err)};
  throw std::runtime_error{fmt::format("{}: {}\n{}{}", what, describe_end(run), run.out, run.err)};
}

}  // namespace boxlab
