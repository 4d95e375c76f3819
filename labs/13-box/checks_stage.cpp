#include "checks_stage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <sstream>
#include <utility>

#include "check/catch/explain.hpp"
#include "check/need.hpp"
#include "check/nested.hpp"

namespace boxlab {

namespace {

/// One step for each line that is typed.
constexpr auto script =
    "sleep 1001 & read line; box /tmp/rootfs {} & read line; kill %1; exec sleep 1003";

const Process* find_sleep(const Processes& processes, const char* seconds) {
  const auto found = std::find_if(processes.begin(), processes.end(), [&](const Process& process) {
    return process.words.size() == 2 && process.words[1] == seconds && !process.is_zombie();
  });
  return found == processes.end() ? nullptr : &*found;
}

/// Whoever it is that sleeps so long: `sleep`, or something of ours that behaves like it.
bool sleeps(const Processes& processes, const char* seconds) {
  const Process* process = find_sleep(processes, seconds);
  return process != nullptr && is_asleep(*process, process->name, seconds);
}

Session start(const Cast& cast) {
  std::vector<std::string> words{"/lab/stage.sh"};
  if (cast.has_rights) words.emplace_back("--with-rights");
  const std::string before = cast.has_cgroups ? hand_on_controllers : "";
  words.insert(words.end(), {"sh", "-c", before + fmt::format(script, cast.inside)});
  Sandbox sandbox = cast.has_cgroups ? stage_with_cgroups() : stage();
  sandbox.open_input();
  if (!cast.has_no_new_privs) sandbox.without_no_new_privs();
  return sandbox.start_command(std::move(words));
}

/// The value of a line "NAME:\tVALUE"; empty when there is none.
std::string find_line(const std::string& text, const std::string& name) {
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(name + ":\t")) return line.substr(name.size() + 2);
  }
  return {};
}

}  // namespace

void needs_stage(const std::string& id) {
  needs_namespaces();
  require(busybox_need);
  if (!id.empty()) needs(id);
}

Sandbox stage() {
  Sandbox sandbox = boxlab::sandbox();
  for (const char* name : {"stage.sh", "attack.sh", "crash_static", "outlive_static"})
    sandbox.file(tool(name));
  return sandbox;
}

Sandbox stage_with_cgroups() {
  Limits limits;  // more than a box may have, and the others on the stage
  limits.processes = 300;
  return stage().limits(limits).cgroups({"memory", "pids"});
}

Run run_on_stage(const std::vector<std::string>& words, const Sandbox& sandbox) {
  std::vector<std::string> all{"/lab/stage.sh"};
  all.insert(all.end(), words.begin(), words.end());
  return sandbox.run_command(std::move(all));
}

Run run_in_box(const std::string& lines, const Sandbox& sandbox) {
  return run_on_stage({"box", "/tmp/rootfs", "sh", "-c", lines}, sandbox);
}

RunMatcher complained_once_of(const std::vector<std::string>& texts) {
  return {fmt::format("one line on stderr, with \"{}\" in it", fmt::join(texts, "\", \"")),
          [texts](const Run& run) {
            bool is_so = std::count(run.err.begin(), run.err.end(), '\n') == 1;
            for (const std::string& text : texts)
              is_so = is_so && run.err.find(text) != std::string::npos;
            return is_so ? "" : "stderr: " + excerpt(run.err, 400);
          }};
}

Pair::Pair(const Cast& cast) : session_{start(cast)} {
  wait_for([](const Processes& processes) { return sleeps(processes, "1001"); });
  before_ = read_outside();
  session_.type("start\n");
  wait_for([](const Processes& processes) { return sleeps(processes, "1002"); });
}

const Process* Pair::outside() const { return find_sleep(look_.processes, "1001"); }

const Process* Pair::inside() const { return find_sleep(look_.processes, "1002"); }

Processes Pair::all_inside() const {
  const std::string pids = inside() == nullptr ? "" : session_.link(*inside(), "ns/pid");
  Processes found;
  std::copy_if(look_.processes.begin(), look_.processes.end(), std::back_inserter(found),
               [&](const Process& process) {
                 return !pids.empty() && session_.link(process, "ns/pid") == pids;
               });
  return found;
}

const Process* Pair::init() const {
  for (const Process& process : look_.processes) {
    const std::string pids = find_line(session_.read(process, "status"), "NSpid");
    if (session_.link(process, "ns/pid") == session_.link(*inside(), "ns/pid") &&
        pids.ends_with("\t1"))
      return &process;
  }
  return nullptr;
}

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

std::string Pair::status(const std::string& name) const {
  return find_line(session_.read(*inside(), "status"), name);
}

const Look& Pair::wait_for(const std::function<bool(const Processes&)>& is_there) {
  look_ = session_.wait_for(is_there);
  return look_;
}

const Look& Pair::kill_launcher() {
  if (const Process* process = launcher()) {
    session_.send_signal(*process, SIGKILL);
    wait_for([](const Processes& all) { return find_sleep(all, "1002") == nullptr; });
  }
  return look_;
}

LookMatcher finds(const Pair& pair, std::string expected, std::function<std::string()> question) {
  return shows(std::move(expected), [&pair, question = std::move(question)](const Processes&) {
    const bool are_there = pair.inside() != nullptr && pair.outside() != nullptr;
    return are_there ? question() : "the command does not run";
  });
}

}  // namespace boxlab
