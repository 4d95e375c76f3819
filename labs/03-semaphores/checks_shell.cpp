#include <fmt/format.h>
#include <sys/syscall.h>

#include <algorithm>
#include <csignal>
#include <utility>

#include "checks.hpp"
#include "sem.hpp"

namespace boxlab {

namespace {

bool is_asleep(const Process& process) {
  const auto& call = process.main_thread().call;
  const bool is_settled = call && call->number == SYS_clock_nanosleep;
  return process.name == "sleep" && process.words.size() == 2 && is_settled;
}

/// The numbers of the sleepers that begin like this.
std::vector<std::string> sleepers(const Processes& processes, const std::string& beginning) {
  std::vector<std::string> numbers;
  for (const Process& process : processes) {
    if (is_asleep(process) && process.words[1].starts_with(beginning))
      numbers.push_back(process.words[1]);
  }
  return numbers;
}

bool waits_for_semaphore(const Process& process) {
  const Thread& thread = process.main_thread();
  constexpr long calls[] = {SYS_semop, SYS_semtimedop, SYS_futex};
  return thread.state == 'S' && thread.call &&
         std::find(std::begin(calls), std::end(calls), thread.call->number) != std::end(calls);
}

/// It waits for its command, or has ended.
bool is_busy_elsewhere(const Process& process) {
  if (process.is_zombie()) return true;
  const auto& call = process.main_thread().call;
  return call && (call->number == SYS_wait4 || call->number == SYS_waitid);
}

/// Those who should wait for a semaphore and do something else.
std::string describe_others(const Processes& processes) {
  std::string text;
  for (const Process& process : processes) {
    if (process.name != "sem" || waits_for_semaphore(process) || is_busy_elsewhere(process))
      continue;
    const auto& call = process.main_thread().call;
    const bool naps = call && call->number == SYS_clock_nanosleep;
    text += fmt::format("; {} {}", process.label(), naps ? "sleeps for a while" : "runs");
  }
  return text;
}

std::string describe(const Processes& processes) {
  return fmt::format("{} run, {} wait for a semaphore{}", running(processes).size(),
                     waiting(processes).size(), describe_others(processes));
}

}  // namespace

SlotShell::SlotShell(Sandbox sandbox) : session_{sandbox.open_input().start_shell("")} {}

void SlotShell::type(const std::string& line) {
  typed_ += line + "\n";
  session_.type(line + "\n");
}

void SlotShell::start(const std::string& line) { type(line + " &"); }

Look SlotShell::run(const std::string& line) {
  marker_ = std::to_string(9000 + ++steps_);
  type(line);
  session_.type(fmt::format("sleep {} &\n", marker_));
  return wait_for([&](const Processes& processes) { return is_done(processes); });
}

bool SlotShell::is_done(const Processes& processes) const {
  return !sleepers(processes, marker_).empty();
}

Look SlotShell::wait_for(std::size_t running, std::size_t waiting) {
  return wait_for([&](const Processes& processes) {
    return boxlab::running(processes).size() == running &&
           boxlab::waiting(processes).size() == waiting;
  });
}

Look SlotShell::wait_for(const std::function<bool(const Processes&)>& is_there) {
  Look look = session_.wait_for(is_there);
  look.words = words();
  return look;
}

void SlotShell::send_signal(const Process& process, int signal) {
  typed_ += fmt::format("kill -{} {}\n", sigabbrev_np(signal), process.pid);
  session_.send_signal(process, signal);
}

void SlotShell::end_sleeper(const std::string& number) {
  for (const Process& process : session_.processes()) {
    if (is_asleep(process) && process.words[1] == number) send_signal(process, SIGTERM);
  }
}

Run SlotShell::finish(const std::string& line) {
  type(line);
  session_.close_input();
  Run run = session_.finish();
  run.words = words();
  return run;
}

std::vector<Semaphore> SlotShell::set() const {
  const auto sets = session_.objects().sets;
  const Processes processes = session_.processes();
  if (sets.size() != 1 || processes.empty()) return {};
  return session_.semaphores(processes.front(), sets.front().id);
}

std::optional<Process> SlotShell::holder() const {
  const auto semaphores = set();
  if (semaphores.empty()) return std::nullopt;
  const Processes processes = session_.processes();
  const Process* process = find_process(processes, semaphores[free_slots].last_pid);
  return process == nullptr ? std::nullopt : std::optional{*process};
}

Queue::Queue(const std::string& options, const std::string& rest) {
  start("sem " + options + " sleep 1001");
  wait_for(1, 0);
  start("sem " + options + " " + rest);
  wait_for(1, 1);
  look = wait_for(1, 1);  // in the first such look, it may have been just about to fall asleep
  REQUIRE_THAT(look, has(1, 1));
  waiter = *waiting(look.processes).front();
}

Look interrupt(Queue& queue) {
  queue.send_signal(queue.waiter, SIGUSR1);
  return queue.wait_for([&](const Processes& processes) {
    const Process* now = find_process(processes, queue.waiter.pid);
    if (now == nullptr || now->is_zombie()) return true;
    const bool woke_up = now->main_thread().switches > queue.waiter.main_thread().switches;
    return woke_up && waits_for_semaphore(*now);
  });
}

int key_of(const std::string& id) {
  SlotShell shell;
  shell.run("sem --id " + id + " true");
  const auto sets = shell.objects().sets;
  return sets.empty() ? 0 : sets.front().key;
}

std::vector<std::string> running(const Processes& processes) { return sleepers(processes, "1"); }

bool is_running(const Processes& processes, const std::string& number) {
  const auto numbers = running(processes);
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

std::vector<const Process*> waiting(const Processes& processes) {
  std::vector<const Process*> found;
  for (const Process& process : processes) {
    if (waits_for_semaphore(process)) found.push_back(&process);
  }
  return found;
}

std::size_t count(const IpcObjects& objects) {
  return objects.queues.size() + objects.sets.size() + objects.segments.size() +
         objects.named_queues.size() + objects.shared_files.size();
}

LookMatcher has(std::size_t running, std::size_t waiting) {
  return shows(
      fmt::format("{} run at once, {} wait in the kernel for a semaphore", running, waiting),
      [=](const Processes& processes) {
        const bool is_so = boxlab::running(processes).size() == running &&
                           boxlab::waiting(processes).size() == waiting;
        return is_so ? std::string{} : describe(processes);
      });
}

LookMatcher runs(const std::string& number) {
  return shows(fmt::format("sleep {} gets its slot and runs", number),
               [number](const Processes& processes) {
                 return is_running(processes, number) ? std::string{} : describe(processes);
               });
}

LookMatcher has_free_slots(const SlotShell& shell, int count) {
  return shows(fmt::format("it comes to its end, and {} slots are free", count),
               [&shell, count](const Processes& processes) -> std::string {
                 if (!shell.is_done(processes)) return "no end; " + describe(processes);
                 const std::size_t sets = shell.objects().sets.size();
                 if (sets != 1) return fmt::format("there are {} sets of semaphores", sets);
                 const auto set = shell.set();
                 if (set.empty()) return "the set is gone";
                 const int value = set[free_slots].value;
                 return value == count ? "" : fmt::format("{} are free", value);
               });
}

}  // namespace boxlab
