// Lab 06: a target that ends too early.
#include <fmt/core.h>

#include <algorithm>

#include "check/shell.hpp"
#include "checks_tenant.hpp"

using namespace boxlab;

namespace {

const Process* find_zombie(const Processes& processes) {
  const auto found = std::find_if(processes.begin(), processes.end(),
                                  [](const Process& process) { return process.is_zombie(); });
  return found == processes.end() ? nullptr : &*found;
}

/// Runs `nsenter -i -u sleep 1002` with a target that is replaced by another process when the
/// program has named it `calls` times.
class Swap {
 public:
  explicit Swap(int calls)
      : session_{sandbox()
                     .file(tool("swap"))
                     .start_shell(fmt::format(
                         "unshare -r -p -f --mount-proc swap {} nsenter -i -u sleep 1002; exit $?",
                         calls))},
        look_{session_.wait_for([](const Processes& processes) {
          return find_asleep(processes, "sleep", "1002") != nullptr &&
                 find_asleep(processes, "sleep", "1001") != nullptr;
        })} {}

  const Look& look() const { return look_; }
  /// What is wrong with where the command is, if it runs.
  std::string find_fault() const {
    const Process* command = find_asleep(look_.processes, "sleep", "1002");
    const Process* target = find_asleep(look_.processes, "sleep", "1001");
    const Process* swap = find_process_called("swap");
    if (command == nullptr || target == nullptr || swap == nullptr)
      return "the command does not run";
    const auto entered = different_kinds(session_, *command, *swap);
    if (entered != std::set<std::string>{"ipc", "uts"}) return "entered: " + list_kinds(entered);
    const auto left = different_kinds(session_, *command, *target);
    if (left.empty() || left == entered) return {};
    return "it is in two processes' namespaces: " + list_kinds(left) +
           " of the old one, and the rest of the new one";
  }

 private:
  const Process* find_process_called(const std::string& name) const {
    const auto found = std::find_if(look_.processes.begin(), look_.processes.end(),
                                    [&](const Process& process) { return process.name == name; });
    return found == look_.processes.end() ? nullptr : &*found;
  }

  Session session_;
  Look look_;
};

/// It refuses, or the namespaces are all the old process's, or all the new one's.
LookMatcher keeps_to_one_process(const Swap& swap) {
  return shows("the namespaces of one process, or none",
               [&swap](const Processes&) { return swap.find_fault(); });
}

}  // namespace

TEST_CASE("target.gone: a target that has ended is an error, and nothing runs", "[points:1]") {
  needs("enter.command");
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{"-t", "30000", "-U"}, {"--target", "30000", "--ipc"}}) {
    auto words = options;
    words.insert(words.end(), {"echo", "ran"});
    const auto run = sandbox().run(words);
    CHECK_THAT(run, exited_with(1));
    CHECK_THAT(run, complained_of("30000"));
    CHECK_THAT(run, printed(""));
  }
}

TEST_CASE("target.zombie: so is one that nobody has waited for yet", "[points:1]") {
  needs("target.gone");
  Shell shell{sandbox()};
  shell.run("sh -c 'true & exec sleep 1001' &");
  const Look look = shell.wait_for([](const Processes& processes) {
    return find_zombie(processes) != nullptr && find_asleep(processes, "sleep", "1001") != nullptr;
  });
  const Process* zombie = find_zombie(look.processes);
  REQUIRE(zombie != nullptr);
  shell.run(fmt::format("nsenter -t {} -i echo ran; exit $?", zombie->pid));
  const auto run = shell.finish();
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, printed(""));
}

TEST_CASE("target.one: when another process gets the target's number, they are not mixed up",
          "[points:2]") {
  needs_namespaces("user.first");
  for (int calls = 1; calls <= 4; ++calls) {
    const Swap swap{calls};
    if (swap.look().ended) {
      CHECK_THAT(*swap.look().ended, exited_with(1));
    } else {
      CHECK_THAT(swap.look(), keeps_to_one_process(swap));
    }
  }
}
