#include "check/autopsy.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <csignal>
#include <set>

#include "check/signal_set.hpp"
#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// Who knows what; the first that has something to say is heard.
constexpr Explain explainers[] = {
    explain_stop,      explain_running,     explain_pipe,  explain_open,      explain_queue,
    explain_semaphore, explain_named_queue, explain_futex, explain_file_lock, explain_poll,
    explain_child,     explain_sleep,       explain_call};

Wait explain(const Subject& subject) {
  for (const Explain& explainer : explainers) {
    auto wait = explainer(subject);
    if (!wait) continue;
    wait->process = &subject.process;
    wait->thread = &subject.thread;
    return *wait;
  }
  return {};
}

std::vector<Wait> explain_all(const Scene& scene) {
  std::vector<Wait> waits;
  for (const Process& process : scene.now) {
    for (const Thread& thread : process.threads) {
      if (thread.state == 'Z') continue;
      waits.push_back(explain({process, thread, scene, call_name(thread)}));
    }
  }
  return waits;
}

bool is_same(const Thread& before, const Thread& now) {
  const bool rests = now.state == 'S' || now.state == 'T' || now.state == 'Z';
  return rests && before.tid == now.tid && before.state == now.state && before.call == now.call &&
         before.switches == now.switches && before.cpu_ticks == now.cpu_ticks;
}

/// Nothing of the process has moved between the two moments.
bool rests(const Process& before, const Process& now) {
  return before.pid == now.pid && std::equal(before.threads.begin(), before.threads.end(),
                                             now.threads.begin(), now.threads.end(), is_same);
}

/// A timer of its own can wake it. The kernel does not tell of alarm(2), but who catches its signal
/// is likely to have one.
bool has_alarm(const Process& process) {
  return process.has_timer || (process.caught_signals >> (SIGALRM - 1) & 1) != 0;
}

/// Somebody has ended between the two moments, and may have woken others as the last thing it did.
bool has_somebody_ended(const Scene& scene) {
  return std::any_of(scene.before.begin(), scene.before.end(), [&](const Process& before) {
    const Process* now = find_process(scene.now, before.pid);
    return now == nullptr || now->is_zombie() != before.is_zombie();
  });
}

/// All processes that rest, and have no alarm; none when somebody has ended.
std::set<int> find_resting(const Scene& scene) {
  std::set<int> resting;
  if (has_somebody_ended(scene)) return resting;
  for (const Process& now : scene.now) {
    const Process* before = find_process(scene.before, now.pid);
    if (before != nullptr && rests(*before, now) && !has_alarm(now)) resting.insert(now.pid);
  }
  return resting;
}

/// The processes that nobody can wake: all that rest and wait only for each other. Begins with all
/// that rest, and takes out those that somebody outside this set can wake, until none is left to
/// take out.
std::set<int> find_hopeless(const std::vector<Wait>& waits, const std::set<int>& resting) {
  std::set<int> hopeless = resting;
  const auto has_hope = [&](const Wait& wait) {
    const auto can_wake = [&](int pid) { return !hopeless.contains(pid); };
    return wait.is_hopeful || std::any_of(wait.wakers.begin(), wait.wakers.end(), can_wake);
  };
  bool changed = true;
  while (changed) {
    changed = false;
    for (const Wait& wait : waits) {
      if (has_hope(wait) && hopeless.erase(wait.process->pid) > 0) changed = true;
    }
  }
  return hopeless;
}

/// The processes rest, and no time that one of them waits for comes soon.
bool is_settled(const std::vector<Wait>& waits, const std::set<int>& resting) {
  return !waits.empty() && std::all_of(waits.begin(), waits.end(), [&](const Wait& wait) {
    const bool is_long = !wait.is_hopeful || wait.is_lasting;
    return is_long && resting.contains(wait.process->pid);
  });
}

/// A signal that a process blocks changes nothing, although somebody may count on it.
std::string held_signals(const Scene& scene, const Wait& wait) {
  if (wait.thread != &wait.process->main_thread()) return "";
  const auto signals = read_held_signals(scene.windows.proc, wait.process->pid);
  if (signals.empty()) return "";
  return fmt::format("; {} {} sent to it, which it blocks", name_signals(signals, " and "),
                     signals.size() == 1 ? "was" : "were");
}

std::string sentence(const Scene& scene, const Wait& wait, bool is_hopeless) {
  std::string text = fmt::format("{} {}", wait.label(), wait.action);
  const bool goes_on = wait.situation.starts_with("for ");
  if (!wait.situation.empty()) text += (goes_on ? " " : "; ") + wait.situation;
  if (is_hopeless && !wait.consequence.empty()) text += ", " + wait.consequence;
  return text + held_signals(scene, wait);
}

}  // namespace

bool nothing_moved(const Processes& before, const Processes& now) {
  return std::equal(before.begin(), before.end(), now.begin(), now.end(), rests);
}

Autopsy examine(const Scene& scene) {
  std::vector<Wait> waits = explain_all(scene);
  std::stable_sort(waits.begin(), waits.end(),
                   [](const Wait& a, const Wait& b) { return a.rank < b.rank; });
  const std::set<int> resting = find_resting(scene);
  const std::set<int> hopeless = find_hopeless(waits, resting);
  const auto is_hopeless = [&](const Wait& wait) { return hopeless.contains(wait.process->pid); };
  Autopsy autopsy;
  for (const Wait& wait : waits)
    autopsy.sentences.push_back(sentence(scene, wait, is_hopeless(wait)));
  autopsy.drawing = draw(waits);
  autopsy.is_settled = is_settled(waits, resting);
  autopsy.is_hopeless = !waits.empty() && std::all_of(waits.begin(), waits.end(), is_hopeless);
  return autopsy;
}

}  // namespace boxlab
