#include "check/autopsy.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <csignal>
#include <set>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// Who knows what; the first that has something to say is heard.
constexpr Explain explainers[] = {explain_stop, explain_pipe, explain_child, explain_running,
                                  explain_call};

Wait explain(const Process& process, const Thread& thread, const Scene& scene) {
  for (const Explain& explainer : explainers) {
    if (auto wait = explainer(process, thread, scene)) return *wait;
  }
  return {};
}

std::vector<Wait> explain_all(const Scene& scene) {
  std::vector<Wait> waits;
  for (const Process& process : scene.now) {
    if (process.is_zombie()) continue;
    for (const Thread& thread : process.threads) waits.push_back(explain(process, thread, scene));
  }
  return waits;
}

bool is_same(const Thread& before, const Thread& now) {
  const bool rests = now.state == 'S' || now.state == 'T';
  return rests && before.tid == now.tid && before.state == now.state && before.call == now.call &&
         before.switches == now.switches && before.cpu_ticks == now.cpu_ticks;
}

/// Nothing of the process has moved between the two moments, and no timer of its own can move it.
bool rests(const Process& process, const Scene& scene) {
  const Process* before = find_process(scene.before, process.pid);
  const bool catches_alarm = (process.caught_signals >> (SIGALRM - 1) & 1) != 0;
  if (before == nullptr || process.has_timer || catches_alarm) return false;
  return std::equal(before->threads.begin(), before->threads.end(), process.threads.begin(),
                    process.threads.end(), is_same);
}

/// The processes that nobody can wake: all that rest and wait only for each other. Begins with all
/// that rest, and takes out those that somebody outside this set can wake, until none is left to
/// take out.
std::set<int> find_hopeless(const std::vector<Wait>& waits, const Scene& scene) {
  std::set<int> hopeless;
  for (const Process& process : scene.now) {
    if (rests(process, scene)) hopeless.insert(process.pid);
  }
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

std::string sentence(const Wait& wait, bool is_hopeless) {
  std::string text = fmt::format("{} {}", wait.process->label(), wait.action);
  const bool goes_on = wait.situation.starts_with("for ");
  if (!wait.situation.empty()) text += (goes_on ? " " : "; ") + wait.situation;
  if (is_hopeless && !wait.consequence.empty()) text += ", " + wait.consequence;
  return text;
}

}  // namespace

Autopsy examine(const Scene& scene) {
  std::vector<Wait> waits = explain_all(scene);
  std::stable_sort(waits.begin(), waits.end(),
                   [](const Wait& a, const Wait& b) { return a.rank < b.rank; });
  const std::set<int> hopeless = find_hopeless(waits, scene);
  Autopsy autopsy;
  for (const Wait& wait : waits)
    autopsy.sentences.push_back(sentence(wait, hopeless.contains(wait.process->pid)));
  autopsy.drawing = draw_pipes(waits, scene.now);
  autopsy.is_hopeless =
      !waits.empty() && std::all_of(waits.begin(), waits.end(), [&](const Wait& wait) {
        return hopeless.contains(wait.process->pid);
      });
  return autopsy;
}

}  // namespace boxlab
