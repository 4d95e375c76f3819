#include "checks_stage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <utility>

#include "check/catch/explain.hpp"
#include "check/need.hpp"
#include "check/nested.hpp"

namespace boxlab {

namespace {

constexpr auto outside = "1000";
constexpr const char* kinds[] = {"user", "ipc", "net", "uts", "pid", "mnt", "cgroup"};
constexpr const char* places[] = {"/dev/shm", "/dev/mqueue"};

bool is_called_for_a_pod(const Process& process) {
  return std::count(process.words.begin(), process.words.end(), "pod") != 0;
}

bool has_ended(const Processes& all, int pid) {
  const Process* process = find_process(all, pid);
  return process == nullptr || process->is_zombie();
}

/// Which file system the process sees at `point`; empty when nothing is mounted there.
std::string device_at(const House& house, const std::string& who, const std::string& point) {
  const Mounts mounts = house.mounts(who);
  const Mount* mount = find_mount(mounts, point);
  return mount == nullptr ? "" : mount->device;
}

Shared find_shared(const House& house, const std::string& one, const std::string& other) {
  const auto different = different_kinds(house.session(), *house.find(one), *house.find(other));
  Shared shared;
  for (const char* kind : kinds) {
    if (!different.contains(kind)) shared.insert(kind);
  }
  for (const char* place : places) {
    const std::string device = device_at(house, one, place);
    if (!device.empty() && device == device_at(house, other, place)) shared.insert(place);
  }
  return shared;
}

std::string list(const Shared& shared) {
  return shared.empty() ? "nothing" : fmt::format("{}", fmt::join(shared, ", "));
}

std::string describe(const std::string& who) {
  if (who == outside) return "the outside";
  return who == "pod" ? "the process that holds the pod" : "sleep " + who;
}

}  // namespace

void needs_stage(const std::string& id) {
  needs_namespaces();
  require(busybox_need);
  if (!id.empty()) needs(id);
}

Sandbox stage() {
  Sandbox sandbox = boxlab::sandbox();
  for (const char* name : {"stage.sh", "table.sh", "peer_static", "crash_static"})
    sandbox.file(tool(name));
  return sandbox;
}

Run run_on_stage(const std::string& lines) {
  return stage().run_command({"/lab/stage.sh", "sh", "-c", lines});
}

RunMatcher complained_once_of(const std::string& text) {
  return {fmt::format("one line on stderr, with \"{}\" in it", text), [text](const Run& run) {
            const bool is_so = std::count(run.err.begin(), run.err.end(), '\n') == 1 &&
                               run.err.find(text) != std::string::npos;
            return is_so ? "" : "stderr: " + excerpt(run.err, 400);
          }};
}

House::House() : session_{stage().open_input().start_command({"/lab/stage.sh", "sh"})} {
  start("mkfifo said; sleep 1000 &", outside);
}

void House::type(const std::string& lines) {
  session_.type(lines + "\n");
  typed_ += (typed_.empty() ? "" : "\n") + lines;
}

void House::wait_for(const std::function<bool(const Processes&)>& is_there) {
  look_ = session_.wait_for(is_there);
  look_.words = {"/lab/stage.sh", "sh", "-c", typed_};
}

void House::start(const std::string& lines, const std::string& seconds) {
  type(lines);
  wait_for([&](const Processes& all) { return find_asleep(all, "sleep", seconds) != nullptr; });
}

void House::open(const std::string& options, const std::string& seconds) {
  start(fmt::format("box {} rootfs sleep {} &", options, seconds), seconds);
}

void House::open_pod(const std::string& options) {
  run(fmt::format("box pod {} >said & read name <said", options));
}

/// What the shell starts afterwards says that it has come there.
void House::run(const std::string& lines) {
  const std::string seconds = std::to_string(2000 + steps_++);
  start(fmt::format("{}\nsleep {} &", lines, seconds), seconds);
}

Run House::finish() {
  session_.close_input();
  Run run = session_.finish();
  run.words = {"/lab/stage.sh", "sh", "-c", typed_};
  return run;
}

const Process* House::find(const std::string& seconds) const {
  return seconds == "pod" ? holder() : find_asleep(look_.processes, "sleep", seconds);
}

/// Of `box pod` and all below it, the first one that is in another IPC namespace: orphans, who may
/// be below it too, came later.
const Process* House::holder() const {
  for (const Process& process : look_.processes) {
    const Process* top = find_top(&process);
    if (top != nullptr && is_called_for_a_pod(*top) &&
        session_.link(process, "ns/ipc") != session_.link(*find(outside), "ns/ipc"))
      return &process;
  }
  return nullptr;
}

/// The process that the shell has started, of which this one comes.
const Process* House::find_top(const Process* process) const {
  const Process* sleeper = find(outside);
  while (process != nullptr && sleeper != nullptr && process->parent != sleeper->parent)
    process = find_process(look_.processes, process->parent);
  return process;
}

void House::kill(const std::string& seconds) {
  const Process* inside = find(seconds);
  const Process* launcher = find_top(inside);
  if (launcher == nullptr) return;
  const int pids[] = {inside->pid, launcher->pid};
  session_.send_signal(*launcher, SIGKILL);
  typed_ += fmt::format("\nkill -9 {}", launcher->pid);
  wait_for(
      [&](const Processes& all) { return has_ended(all, pids[0]) && has_ended(all, pids[1]); });
}

Mounts House::mounts(const std::string& seconds) const {
  const Process* process = find(seconds);
  return parse_mounts(process == nullptr ? "" : session_.read(*process, "mountinfo"));
}

LookMatcher finds(const House& house, const std::vector<std::string>& who, std::string expected,
                  std::function<std::string()> question) {
  return shows(std::move(expected),
               [&house, who, question = std::move(question)](const Processes&) {
                 for (const std::string& seconds : who) {
                   if (house.find(seconds) == nullptr) return describe(seconds) + " is not there";
                 }
                 return question();
               });
}

LookMatcher share(const House& house, const std::string& one, const std::string& other,
                  const Shared& shared) {
  return finds(house, {one, other},
               fmt::format("{} and {} share {}", describe(one), describe(other), list(shared)),
               [&house, one, other, shared] {
                 const Shared found = find_shared(house, one, other);
                 return found == shared ? "" : "they share " + list(found);
               });
}

}  // namespace boxlab
