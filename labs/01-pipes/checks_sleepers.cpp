// What the kernel shows of a pipeline of commands that stay.
#include "checks_sleepers.hpp"

#include <fmt/format.h>
#include <sys/syscall.h>

#include <algorithm>
#include <csignal>
#include <set>

namespace boxlab {

namespace {

/// A pipeline of `count` commands that stay: sleep 1001 | sleep 1002 | ...
std::vector<std::string> sleepers(int count) {
  std::vector<std::string> words;
  for (int i = 1; i <= count; ++i) {
    if (i > 1) words.emplace_back("|");
    words.insert(words.end(), {"sleep", std::to_string(1000 + i)});
  }
  return words;
}

/// It has become `sleep`, all that a program does at its start is over, and now it sleeps.
bool is_asleep(const Process& process) {
  const Thread& thread = process.main_thread();
  const bool is_settled = thread.call && thread.call->number == SYS_clock_nanosleep;
  return process.name == "sleep" && process.words.size() == 2 && is_settled;
}

/// The processes that run the sleepers, in their order in the pipeline.
std::vector<const Process*> stages(const Processes& processes) {
  std::vector<const Process*> found;
  for (const Process& process : processes) {
    if (is_asleep(process)) found.push_back(&process);
  }
  std::sort(found.begin(), found.end(),
            [](const Process* a, const Process* b) { return a->words[1] < b->words[1]; });
  return found;
}

/// "the write end of pipe:[8123]", "/dev/null", "closed".
std::string describe_end(const Process& process, int number) {
  const OpenDescriptor* end = process.descriptor(number);
  if (end == nullptr) return "closed";
  if (!end->target.starts_with("pipe:")) return end->target;
  return fmt::format("the {} end of {}", end->writable ? "write" : "read", end->target);
}

/// What is wrong with the pipe between two neighbours.
std::string find_gap(const Process& left, const Process& right) {
  const OpenDescriptor* out = left.descriptor(1);
  const OpenDescriptor* in = right.descriptor(0);
  const bool is_joined = out != nullptr && in != nullptr && out->target == in->target &&
                         out->target.starts_with("pipe:") && out->writable && in->readable;
  if (is_joined) return "";
  return fmt::format("stdout of {} is {}, stdin of {} is {}", left.label(), describe_end(left, 1),
                     right.label(), describe_end(right, 0));
}

/// The process that the sandbox started: the program that is judged.
const Process* find_program(const Processes& processes) {
  const auto found = std::find_if(processes.begin(), processes.end(),
                                  [](const Process& process) { return process.parent == 1; });
  return found == processes.end() ? nullptr : &*found;
}

/// Those that are neither the program nor one of its commands.
std::vector<const Process*> strangers(const Processes& processes) {
  const Process* program = find_program(processes);
  std::vector<const Process*> found;
  for (const Process& process : processes) {
    if (&process != program && !is_asleep(process)) found.push_back(&process);
  }
  return found;
}

}  // namespace

Look look_at_sleepers(int count) {
  const auto are_there = [count](const Processes& processes) {
    return stages(processes).size() == static_cast<std::size_t>(count);
  };
  return sandbox().start(sleepers(count)).wait_for(are_there);
}

LookMatcher runs_at_once(std::size_t count) {
  return shows(fmt::format("{} commands run at the same time", count),
               [count](const Processes& processes) {
                 const std::size_t running = stages(processes).size();
                 if (running == count) return std::string{};
                 if (running == 0) return std::string{"none of them runs"};
                 return fmt::format("only {} run{}", running, running == 1 ? "s" : "");
               });
}

LookMatcher joins_neighbours() {
  return shows("stdout of each command and stdin of the next are the two ends of one pipe",
               [](const Processes& processes) {
                 const auto found = stages(processes);
                 for (std::size_t i = 1; i < found.size(); ++i) {
                   if (std::string gap = find_gap(*found[i - 1], *found[i]); !gap.empty())
                     return gap;
                 }
                 return std::string{};
               });
}

LookMatcher uses_pipes_once(std::size_t count) {
  return shows(fmt::format("{} different pipes join them", count),
               [count](const Processes& processes) {
                 std::set<std::string> pipes;
                 for (const Process* stage : stages(processes)) {
                   const OpenDescriptor* in = stage->descriptor(0);
                   if (in != nullptr && in->target.starts_with("pipe:")) pipes.insert(in->target);
                 }
                 if (pipes.size() == count) return std::string{};
                 return fmt::format("{}{}: {}", pipes.size() < count ? "only " : "", pipes.size(),
                                    fmt::join(pipes, ", "));
               });
}

LookMatcher runs_nothing_else() {
  return shows(
      "the program and its commands run, and nothing else", [](const Processes& processes) {
        const auto others = strangers(processes);
        if (others.empty()) return std::string{};
        const Process& other = *others.front();
        const auto found = stages(processes);
        const bool is_parent = std::any_of(found.begin(), found.end(), [&](const Process* stage) {
          return stage->parent == other.pid;
        });
        const Process* program = find_program(processes);
        if (!is_parent || program == nullptr) return "there is also " + other.label();
        return fmt::format("the commands are children of {}, not of {}", other.label(),
                           program->label());
      });
}

LookMatcher opens_only_standard_streams() {
  return shows(
      "each command has descriptors 0, 1 and 2, and no others", [](const Processes& processes) {
        for (const Process* stage : stages(processes)) {
          for (const OpenDescriptor& open : stage->descriptors) {
            if (open.number > 2)
              return fmt::format("{} also has fd {}, which is {}", stage->label(), open.number,
                                 open.target);
          }
          if (stage->descriptors.size() < 3)
            return fmt::format("{} has only {}", stage->label(), stage->descriptors.size());
        }
        return std::string{};
      });
}

LookMatcher leaves_sigpipe_alone() {
  return shows("SIGPIPE has its default action in each command", [](const Processes& processes) {
    for (const Process* stage : stages(processes)) {
      if ((stage->ignored_signals >> (SIGPIPE - 1) & 1) != 0)
        return stage->label() + " ignores SIGPIPE";
    }
    return std::string{};
  });
}

}  // namespace boxlab
