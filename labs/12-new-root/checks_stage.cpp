#include "checks_stage.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <csignal>
#include <utility>

namespace boxlab {

namespace {

/// One step for each line that is typed.
constexpr auto script =
    "sleep 1001 & read line; newroot {}/tmp/root sleep 1002 & read line;"
    " mount -t tmpfs late /tmp/root/home; sleep 1003 & read line";

const Process* find_sleep(const Processes& processes, const char* seconds) {
  const std::vector<std::string> words{"sleep", seconds};
  const auto found = std::find_if(processes.begin(), processes.end(),
                                  [&](const Process& process) { return process.words == words; });
  return found == processes.end() ? nullptr : &*found;
}

Look wait_for(Session& session, const char* seconds) {
  return session.wait_for(
      [=](const Processes& all) { return find_asleep(all, "sleep", seconds) != nullptr; });
}

Session start(const std::string& options) {
  return stage().open_input().start_command(
      {"/lab/stage.sh", "sh", "-c", fmt::format(script, options.empty() ? "" : options + " ")});
}

}  // namespace

Sandbox stage() {
  Sandbox sandbox = boxlab::sandbox();
  for (const char* name : {"stage.sh", "jail.sh", "escape", "crash"}) sandbox.file(tool(name));
  return sandbox;
}

Run run_on_stage(const std::vector<std::string>& words, const Sandbox& sandbox) {
  std::vector<std::string> all{"/lab/stage.sh"};
  all.insert(all.end(), words.begin(), words.end());
  return sandbox.run_command(std::move(all));
}

Pair::Pair(const std::string& options) : session_{start(options)} {
  look_ = wait_for(session_, "1001");
  before_ = read_outside();
  session_.type("start\n");
  look_ = wait_for(session_, "1002");
}

const Process* Pair::outside() const { return find_sleep(look_.processes, "1001"); }

const Process* Pair::inside() const { return find_sleep(look_.processes, "1002"); }

const Process* Pair::launcher() const {
  const Process* process = inside();
  while (process != nullptr && outside() != nullptr && process->parent != outside()->parent)
    process = find_process(look_.processes, process->parent);
  return process;
}

std::string Pair::read_outside() const {
  return outside() == nullptr ? "" : session_.read(*outside(), "mountinfo");
}

Mounts Pair::mounts_inside() const {
  return parse_mounts(inside() == nullptr ? "" : session_.read(*inside(), "mountinfo"));
}

void Pair::mount_late() {
  session_.type("mount\n");
  look_ = wait_for(session_, "1003");
}

Look Pair::kill_launcher() {
  const Process* process = launcher();
  if (process == nullptr) return look_;
  session_.send_signal(*process, SIGKILL);
  return session_.wait_for(
      [](const Processes& processes) { return find_sleep(processes, "1002") == nullptr; });
}

LookMatcher finds(const Pair& pair, std::string expected, std::function<std::string()> question) {
  return shows(std::move(expected), [&pair, question = std::move(question)](const Processes&) {
    const bool are_there = pair.inside() != nullptr && pair.outside() != nullptr;
    return are_there ? question() : "the command does not run";
  });
}

}  // namespace boxlab
