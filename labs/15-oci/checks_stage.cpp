#include "checks_stage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <csignal>
#include <sstream>
#include <utility>

#include "check/catch/explain.hpp"
#include "check/need.hpp"
#include "check/nested.hpp"

namespace boxlab {

namespace {

constexpr auto plain_config = R"({
  "ociVersion": "1.0.2",
  "root": {"path": "rootfs"},
  "hostname": "c1",
  "process": {
    "user": {"uid": 0, "gid": 0},
    "env": ["PATH=/bin", "TERM=dumb"],
    "cwd": "/",
    "noNewPrivileges": true
  },
  "mounts": [
    {"destination": "/proc", "type": "proc", "source": "proc"},
    {"destination": "/dev", "type": "tmpfs", "source": "dev",
     "options": ["nosuid", "strictatime", "mode=755"]},
    {"destination": "/dev/shm", "type": "tmpfs", "source": "shm",
     "options": ["nosuid", "noexec", "nodev", "mode=1777", "size=1m"]},
    {"destination": "/dev/mqueue", "type": "mqueue", "source": "mqueue",
     "options": ["nosuid", "noexec", "nodev"]}
  ],
  "linux": {
    "namespaces": [{"type": "mount"}, {"type": "pid"}, {"type": "ipc"}, {"type": "uts"},
                   {"type": "network"}, {"type": "cgroup"}]
  }
})";

std::string find_line(const std::string& text, const std::string& name) {
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);)
    if (line.starts_with(name + ":\t")) return line.substr(name.size() + 2);
  return {};
}

/// Waits for a line after each step, also after the last one.
std::string join_steps(const std::vector<std::string>& steps) {
  return fmt::format("{}; read line", fmt::join(steps, "; read line; "));
}

}  // namespace

void needs_stage(const std::string& id) {
  needs_namespaces();
  require(busybox_need);
  if (!id.empty()) needs(id);
}

Json config(const std::vector<std::string>& words) {
  Json json = Json::parse(plain_config);
  json["process"]["args"] = words;
  for (const char* set : {"bounding", "effective", "permitted"})
    json["process"]["capabilities"][set] = {"CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER",
                                            "CAP_KILL"};
  return json;
}

Json config_of(const std::string& lines) { return config({"sh", "-c", lines}); }

void add(Json& config, const std::string& key, Json element) {
  config[Json::json_pointer{key}].push_back(std::move(element));
}

Json hook(const std::string& lines) {
  return {{"path", "/bin/sh"}, {"args", {"sh", "-c", lines}}, {"env", {"PATH=/bin:/usr/bin"}}};
}

Sandbox stage(const Bundles& bundles) {
  Limits limits;
  limits.wall_seconds = 8;  // runc takes a quarter of a second for each call
  Sandbox sandbox = boxlab::sandbox().limits(limits);
  sandbox.file(tool("stage")).file(tool("await.sh"));
  for (const auto& [name, json] : bundles)
    sandbox.file(
        {"/lab/" + name + ".json", json.is_string() ? json.get<std::string>() : json.dump(2)});
  return sandbox;
}

Run run_on_stage(const std::string& lines, const Sandbox& sandbox) {
  return sandbox.run_command({"/lab/stage", "sh", "-c", lines});
}

Run run_on_stage(const std::string& lines, const Bundles& bundles) {
  return run_on_stage(lines, stage(bundles));
}

Run run_container(const Json& config) {
  return run_on_stage("ocibox run --bundle c1 c1", Bundles{{"c1", config}});
}

Play::Play(const Sandbox& sandbox, const std::vector<std::string>& steps)
    : session_{Sandbox{sandbox}.open_input().start_command(
          {"/lab/stage", "sh", "-c", join_steps(steps)})} {
  await_step();
}

void Play::next() {
  session_.type("next\n");
  await_step();
}

void Play::await_step() {
  look_ = session_.wait_for([this](const Processes&) { return session_.awaits_input(); });
}

Run Play::finish() {
  session_.type("end\n");
  return session_.finish();
}

const Process* Play::outside() const { return find_process(look_.processes, 2); }

std::string Play::file(const std::string& name) const {
  return outside() == nullptr ? "" : session_.read(*outside(), "root/tmp/" + name);
}

const Process* Play::container(const std::string& id) const {
  const std::string pid = file(id + ".pid");
  const bool is_number = !pid.empty() && pid.find_first_not_of("0123456789\n") == pid.npos;
  const Process* process = is_number ? find_process(look_.processes, std::stoi(pid)) : nullptr;
  return process == nullptr || process->is_zombie() ? nullptr : process;
}

Mounts Play::mounts_of(const Process& process) const {
  return parse_mounts(session_.read(process, "mountinfo"));
}

Mounts Play::mounts_outside() const {
  return outside() == nullptr ? Mounts{} : mounts_of(*outside());
}

std::string Play::status(const Process& process, const std::string& name) const {
  return find_line(session_.read(process, "status"), name);
}

void Play::await_command() {
  look_ = session_.wait_for(
      [](const Processes& all) { return find_asleep(all, "sleep", "1002") != nullptr; });
}

void Play::kill() {
  const Process* victim = container();
  if (victim == nullptr) return;
  const int pid = victim->pid;
  session_.send_signal(*victim, SIGKILL);
  look_ =
      session_.wait_for([&](const Processes& all) { return find_process(all, pid) == nullptr; });
}

Play start_c1(const Json& config, const std::string& before) {
  Play play{{{"c1", config}}, {before + make_and_start}};
  play.await_command();
  return play;
}

LookMatcher finds(const Play& play, std::string expected,
                  std::function<std::string(const Process& container)> question) {
  return shows(std::move(expected), [&play, question = std::move(question)](const Processes&) {
    const Process* container = play.container();
    return container != nullptr ? question(*container)
                                : "there is no process with the pid of the container's pid file";
  });
}

LookMatcher has_ended(const Play& play) {
  return shows("the container's process is gone", [&play](const Processes&) {
    const Process* container = play.container();
    return container == nullptr ? "" : container->label() + " is still there";
  });
}

LookMatcher runs_command(const Play& play) {
  return finds(play, "the container's process has become `sleep 1002`",
               [](const Process& container) {
                 const bool is_so = container.words == std::vector<std::string>{"sleep", "1002"};
                 return is_so ? "" : "it is " + container.label();
               });
}

}  // namespace boxlab
