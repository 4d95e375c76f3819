#include <fmt/format.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <utility>

#include "check/signal_set.hpp"
#include "checks.hpp"

namespace boxlab {

namespace {

/// The pid of what the sandbox starts: the parent of the program.
constexpr int first_pid = 2;

/// The command that makes the program what `role` says, as a child of its own.
std::vector<std::string> in_role(Role role, const std::vector<std::string>& words) {
  std::vector<std::string> all{role == Role::process_1 ? "/lab/pidns" : "/lab/job", "init"};
  all.insert(all.end(), words.begin(), words.end());
  return all;
}

/// As one types it, where PATH has the lab's programs and tools.
std::vector<std::string> shown(std::vector<std::string> words) {
  words[0].erase(0, words[0].rfind('/') + 1);
  return words;
}

const Process* find_child(const Processes& processes, int parent) {
  const auto child = std::find_if(processes.begin(), processes.end(),
                                  [&](const Process& process) { return process.parent == parent; });
  return child == processes.end() ? nullptr : &*child;
}

/// It waits for something. A process 1 that ends waits as well, in exit_group(): for all others.
bool sleeps(const Process* process) {
  if (process == nullptr) return false;
  const Thread& thread = process->main_thread();
  return thread.state == 'S' && thread.call && thread.call->number != SYS_exit_group;
}

/// Its input is all that it waits for.
bool reads_input(const Process* process) { return sleeps(process) && process->reads(STDIN_FILENO); }

bool is_orphan(const Process& process) { return process.name == "orphan"; }

/// "SIGTERM", or "SIGRTMIN+3" for a real-time signal.
std::string signal_name(int signal) {
  const char* name = sigabbrev_np(signal);
  return name != nullptr ? fmt::format("SIG{}", name)
                         : fmt::format("SIGRTMIN{:+}", signal - SIGRTMIN);
}

bool includes(const std::vector<int>& all, const std::vector<int>& part) {
  return std::includes(all.begin(), all.end(), part.begin(), part.end());
}

std::vector<int> sorted(std::vector<int> numbers) {
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

}  // namespace

Sandbox workshop() {
  Limits limits;
  limits.processes = 512;
  limits.wall_seconds = 10;  // to look at hundreds of processes takes its time
  Sandbox sandbox = boxlab::sandbox();
  sandbox.file(tool("witness")).file(tool("job")).file(tool("pidns")).limits(limits);
  return sandbox.variable("PATH", "/lab:/usr/bin:/bin:/usr/sbin:/sbin");
}

Run run_as_1(const std::vector<std::string>& words, const std::string& input) {
  Run run = workshop().input(input).run_command(in_role(Role::process_1, words));
  run.words = shown(run.words);
  return run;
}

Supervised::Supervised(const std::vector<std::string>& words, Role role)
    : Supervised{words, 0, role} {}

Supervised::Supervised(std::size_t orphans, Role role)
    : Supervised{{"witness", std::to_string(orphans)}, orphans, role} {}

Supervised::Supervised(const std::vector<std::string>& words, std::size_t orphans, Role role)
    : session_{workshop().open_input().start_command(in_role(role, words))} {
  wait_for([&](const Processes& processes) {
    return sleeps(init(processes)) && reads_input(command(processes)) &&
           count_orphans(processes) == orphans;
  });
}

const Process* Supervised::init(const Processes& processes) const {
  return find_child(processes, first_pid);
}

const Process* Supervised::command(const Processes& processes) const {
  const Process* parent = init(processes);
  const auto is_it = [&](const Process& process) {
    return process.parent == parent->pid && !is_orphan(process);
  };
  if (parent == nullptr) return nullptr;
  const auto command = std::find_if(processes.begin(), processes.end(), is_it);
  return command == processes.end() ? nullptr : &*command;
}

std::string Supervised::missing(const Processes& processes) const {
  if (init(processes) == nullptr) return "init is gone";
  return command(processes) == nullptr ? "init has no child that is the command" : "";
}

std::size_t Supervised::count_orphans(const Processes& processes) const {
  const Process* parent = init(processes);
  if (parent == nullptr) return 0;
  return static_cast<std::size_t>(std::count_if(
      processes.begin(), processes.end(),
      [&](const Process& process) { return is_orphan(process) && process.parent == parent->pid; }));
}

std::vector<int> Supervised::signals(const Processes& processes, const std::string& field) const {
  const Process* process = command(processes);
  if (process == nullptr) return {};
  return members(find_set(session_.read(*process, "status"), field + ":"));
}

const Look& Supervised::wait_for(const std::function<bool(const Processes&)>& is_there) {
  look_ = session_.wait_for(is_there);
  look_.words = shown(look_.words);
  return look_;
}

void Supervised::stop() {
  send(SIGSTOP);
  wait_for([&](const Processes& processes) {
    const Process* process = init(processes);
    return process != nullptr && process->main_thread().state == 'T';
  });
}

Run Supervised::finish() {
  end_command();
  Run run = session_.finish();
  run.words = shown(run.words);
  return run;
}

void Supervised::send_to(const Process* process, int signal) {
  if (process != nullptr) session_.send_signal(*process, signal);
}

void end_orphans(Supervised& supervised) {
  supervised.tell("orphans");
  supervised.wait_for([&](const Processes& processes) {
    return std::none_of(processes.begin(), processes.end(), [](const Process& process) {
      return is_orphan(process) && !process.is_zombie();
    });
  });
}

const Look& wait_until_reaped(Supervised& supervised) {
  return supervised.wait_for([&](const Processes& processes) {
    return supervised.count_orphans(processes) == 0 && sleeps(supervised.init(processes));
  });
}

std::string list_signals(const std::vector<int>& signals) {
  const auto is_real_time = [](int signal) { return signal >= SIGRTMIN; };
  const auto real_time = std::count_if(signals.begin(), signals.end(), is_real_time);
  const bool are_all = real_time == SIGRTMAX - SIGRTMIN + 1;
  std::vector<std::string> names;
  for (const int signal : signals) {
    if (!are_all || !is_real_time(signal)) names.push_back(signal_name(signal));
  }
  if (are_all) names.emplace_back("all real-time signals");
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

LookMatcher has_received(const Supervised& supervised, const std::vector<int>& signals) {
  return shows("the command has received " + list_signals(sorted(signals)),
               [&supervised, signals](const Processes& processes) {
                 std::string missing = supervised.missing(processes);
                 if (!missing.empty()) return missing;
                 const auto received = supervised.signals(processes, "ShdPnd");
                 if (received == sorted(signals)) return std::string{};
                 return "it has received " + list_signals(received);
               });
}

const Look& wait_for_signals(Supervised& supervised, const std::vector<int>& signals) {
  return supervised.wait_for([&](const Processes& processes) {
    return includes(supervised.signals(processes, "ShdPnd"), sorted(signals)) &&
           sleeps(supervised.init(processes));
  });
}

LookMatcher has_orphans(const Supervised& supervised, std::size_t count) {
  return shows(
      fmt::format("the command runs, and init has {} {}", count, count == 1 ? "orphan" : "orphans"),
      [&supervised, count](const Processes& processes) {
        std::string missing = supervised.missing(processes);
        const std::size_t orphans = supervised.count_orphans(processes);
        if (!missing.empty() || orphans == count) return missing;
        const auto zombies = std::count_if(
            processes.begin(), processes.end(),
            [](const Process& process) { return is_orphan(process) && process.is_zombie(); });
        return fmt::format("it has {}; zombies among them: {}", orphans, zombies);
      });
}

}  // namespace boxlab
