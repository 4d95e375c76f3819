#include "waiting.hpp"

#include <fmt/core.h>
#include <sys/syscall.h>

#include <algorithm>
#include <csignal>

namespace boxlab {

namespace {

bool is_post(const Process& process, const std::string& command) {
  return process.name == "post" && process.words.size() > 2 && process.words[1] == command;
}

/// Whether a call waits at a mailbox. The time limit of the POSIX calls is their last argument.
bool waits_at_mailbox(const SystemCall& call, bool has_limit) {
  switch (call.number) {
    case SYS_mq_timedsend:
    case SYS_mq_timedreceive:
      return (call.arguments[4] != 0) == has_limit;
    case SYS_msgsnd:
    case SYS_msgrcv:
      return !has_limit;
#ifdef SYS_poll
    case SYS_poll:
      return (static_cast<int>(call.arguments[2]) >= 0) == has_limit;
#endif
    case SYS_ppoll:
      return (call.arguments[2] != 0) == has_limit;
    default:
      return false;
  }
}

bool is_waiting(const Process& process, bool has_limit) {
  const Thread& thread = process.main_thread();
  return thread.state == 'S' && thread.call && waits_at_mailbox(*thread.call, has_limit);
}

/// In the waiting calls of both kinds: with a time limit or without one.
bool is_waiting(const Process& process) {
  return is_waiting(process, false) || is_waiting(process, true);
}

std::string describe(const Process& process) {
  const Thread& thread = process.main_thread();
  if (!thread.call) return process.label() + " does not wait, it runs";
  if (thread.call->number == SYS_clock_nanosleep)
    return process.label() + " sleeps in clock_nanosleep() and asks again";
  if (is_waiting(process, true)) return process.label() + " waits with a time limit";
  if (is_waiting(process, false)) return process.label() + " waits without a time limit";
  return fmt::format("{} is in system call {}", process.label(), thread.call->number);
}

std::string find_wrong(const Processes& processes, const std::string& command, std::size_t count,
                       bool has_limit) {
  std::size_t waiting = 0;
  for (const Process& process : processes) {
    if (!is_post(process, command)) continue;
    if (!is_waiting(process, has_limit)) return describe(process);
    ++waiting;
  }
  if (waiting == count) return "";
  return count == 1 ? "it has ended" : fmt::format("{} of them do", waiting);
}

}  // namespace

Look look_at_waiting(Shell& shell, const std::string& command, std::size_t count) {
  return shell.wait_for([&](const Processes& processes) {
    return static_cast<std::size_t>(
               std::count_if(processes.begin(), processes.end(), [&](const Process& process) {
                 return is_post(process, command) && is_waiting(process);
               })) == count;
  });
}

LookMatcher waits(const std::string& command, std::size_t count) {
  const std::string expected =
      fmt::format("{} post {} {} in the kernel for the mailbox, with no time limit", count, command,
                  count == 1 ? "waits" : "wait");
  return shows(expected, [=](const Processes& processes) {
    return find_wrong(processes, command, count, false);
  });
}

LookMatcher still_waits(const std::string& command) {
  return shows(
      fmt::format("post {} goes on waiting after a signal that only interrupts", command),
      [=](const Processes& processes) { return find_wrong(processes, command, 1, false); });
}

LookMatcher waits_for_a_while(const std::string& command) {
  return shows(
      fmt::format("post {} waits in the kernel for the mailbox, with a time limit", command),
      [=](const Processes& processes) { return find_wrong(processes, command, 1, true); });
}

namespace {

const Process* find_post(const Processes& processes, const std::string& command,
                         const std::string& last) {
  const auto found = std::find_if(processes.begin(), processes.end(), [&](const Process& process) {
    return is_post(process, command) && process.words.back() == last;
  });
  return found == processes.end() ? nullptr : &*found;
}

}  // namespace

void interrupt(Shell& shell, const std::string& command, const std::string& last, int signal) {
  const Processes processes = shell.session().processes();
  const Process* process = find_post(processes, command, last);
  if (process == nullptr) return;  // it has failed already, and the run will tell
  const std::uint64_t switches = process->main_thread().switches;
  shell.session().send_signal(*process, signal);
  shell.wait_for([&](const Processes& now) {
    const Process* still = find_post(now, command, last);
    return still == nullptr || (still->main_thread().switches > switches && is_waiting(*still));
  });
}

void move_to_the_end(Shell& shell, const std::string& command, const std::string& last) {
  const Processes processes = shell.session().processes();
  const Process* process = find_post(processes, command, last);
  if (process == nullptr) return;
  shell.session().send_signal(*process, SIGSTOP);
  shell.wait_for([&](const Processes& now) {
    const Process* still = find_post(now, command, last);
    return still == nullptr || still->main_thread().state == 'T';
  });
  interrupt(shell, command, last, SIGCONT);
}

}  // namespace boxlab
