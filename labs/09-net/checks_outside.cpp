#include <fmt/format.h>
#include <sys/syscall.h>

#include <algorithm>
#include <csignal>

#include "check/need.hpp"
#include "check/nested.hpp"
#include "checks.hpp"

namespace boxlab {

namespace {

constexpr int shell_pid = 2;

std::string list(const std::vector<Interface>& interfaces) {
  std::vector<std::string> texts;
  for (const Interface& interface : interfaces) texts.push_back(interface.describe());
  return texts.empty() ? "none" : fmt::format("{}", fmt::join(texts, ", "));
}

bool waits_in(const Process& process, long call) {
  return process.main_thread().call && process.main_thread().call->number == call;
}

/// What is switched on does work: its other end is switched on as well, and the kernel has noticed.
bool do_run(const std::vector<Interface>& interfaces) {
  return std::all_of(interfaces.begin(), interfaces.end(), [](const Interface& interface) {
    return interface.is_running == interface.is_up;
  });
}

/// Says what there is, when that is something else than expected. lo does not count; nor does what
/// the kernel says of the other end, which is looked at by itself, and which it notices later.
std::string compare(const std::vector<Interface>& expected, std::vector<Interface> got) {
  std::erase_if(got, [](const Interface& interface) { return interface.name == "lo"; });
  for (Interface& interface : got) interface.is_running = interface.is_up;
  return got == expected ? "" : list(got);
}

}  // namespace

void require_veth() {
  require_nested_namespaces();
  require(veth_need);
}

void needs_veth(const std::string& id) {
  require_veth();
  needs(id);
}

Sandbox workshop() {
  Sandbox sandbox = boxlab::sandbox();
  sandbox.file(tool("talk"));
  return sandbox.variable("PATH", "/lab:/usr/bin:/bin:/usr/sbin:/sbin");
}

Run run_outside(const std::vector<std::string>& words, const std::string& input) {
  std::vector<std::string> all{"unshare", "-rn"};
  all.insert(all.end(), words.begin(), words.end());
  return workshop().input(input).run_command(all);
}

Outside::Outside() : session_{workshop().open_input().start_command({"unshare", "-rn", "sh"})} {}

void Outside::type(const std::string& line) {
  session_.type(line + "\n");
  typed_ += (typed_.empty() ? "" : "\n") + line;
}

const Look& Outside::wait_for(const std::function<bool(const Processes&)>& is_there) {
  look_ = session_.wait_for(is_there, GiveUp::not_earlier);
  look_.words = {"unshare", "-rn", "sh", "-c", typed_};
  return look_;
}

const Look& Outside::wait_for_sleeper(const std::string& number) {
  return wait_for([&](const Processes& processes) {
    const Process* sleeper = find_sleeper(processes, number);
    return sleeper != nullptr && waits_in(*sleeper, SYS_clock_nanosleep) &&
           do_run(interfaces(processes)) && do_run(interfaces_of(processes, number));
  });
}

const Look& Outside::wait_for_server(const std::string& name) {
  return wait_for([&](const Processes& processes) {
    return std::any_of(processes.begin(), processes.end(), [&](const Process& process) {
      return waits_in(process, SYS_poll) && !process.words.empty() && process.words.back() == name;
    });
  });
}

void Outside::kill_netbox() {
  for (const Process& process : look_.processes) {
    if (process.parent == shell_pid) session_.send_signal(process, SIGKILL);
  }
}

Run Outside::finish(const std::string& line) {
  type(line);
  session_.close_input();
  Run run = session_.finish();
  run.words = {"unshare", "-rn", "sh", "-c", typed_};
  return run;
}

const Process* Outside::shell(const Processes& processes) const {
  return find_process(processes, shell_pid);
}

std::vector<Interface> Outside::interfaces(const Processes& processes) const {
  const Process* process = shell(processes);
  return process == nullptr ? std::vector<Interface>{} : session_.interfaces(*process);
}

std::vector<Interface> Outside::interfaces_of(const Processes& processes,
                                              const std::string& number) const {
  const Process* process = find_sleeper(processes, number);
  return process == nullptr ? std::vector<Interface>{} : session_.interfaces(*process);
}

const Process* find_sleeper(const Processes& processes, const std::string& number) {
  const auto sleeper =
      std::find_if(processes.begin(), processes.end(), [&](const Process& process) {
        return process.name == "sleep" && process.words.size() > 1 && process.words[1] == number;
      });
  return sleeper == processes.end() ? nullptr : &*sleeper;
}

Interface veth(const std::string& name, const std::string& address) {
  return {name, true, true, "veth", {address}};
}

LookMatcher has_in_box(const Outside& outside, const std::string& number,
                       const std::vector<Interface>& interfaces) {
  return shows("interfaces in the box, besides lo: " + list(interfaces),
               [&outside, number, interfaces](const Processes& processes) {
                 if (find_sleeper(processes, number) == nullptr)
                   return std::string{"the command does not run"};
                 return compare(interfaces, outside.interfaces_of(processes, number));
               });
}

LookMatcher has_outside(const Outside& outside, const std::vector<Interface>& interfaces) {
  return shows("interfaces where netbox was called, besides lo: " + list(interfaces),
               [&outside, interfaces](const Processes& processes) {
                 return compare(interfaces, outside.interfaces(processes));
               });
}

}  // namespace boxlab
