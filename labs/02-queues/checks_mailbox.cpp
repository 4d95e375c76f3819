#include "mailbox.hpp"

#include <fmt/core.h>
#include <sys/msg.h>
#include <sys/syscall.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <sstream>

namespace boxlab {

namespace {

/// What the two kinds have in common.
struct Mailbox {
  unsigned mode;
  std::uint64_t messages;
  std::uint64_t bytes;
};

std::optional<Mailbox> find_mailbox(const IpcObjects& objects, const std::string& address) {
  for (const NamedQueue& queue : objects.named_queues) {
    if (queue.name == address)
      return Mailbox{queue.mode, static_cast<std::uint64_t>(queue.messages), queue.bytes};
  }
  for (const MessageQueue& queue : objects.queues) {
    if (std::to_string(queue.key) == address)
      return Mailbox{queue.mode, queue.messages, queue.bytes};
  }
  return std::nullopt;
}

/// Compares what `describe` says about a mailbox with what it should say.
ObjectMatcher looks(const std::string& address, const std::string& expected,
                    const std::function<std::string(const Mailbox&)>& describe) {
  return {fmt::format("mailbox {}: {}", address, expected), [=](const IpcObjects& objects) {
            const auto mailbox = find_mailbox(objects, address);
            if (!mailbox) return "there is no mailbox " + address;
            const std::string got = describe(*mailbox);
            return got == expected ? "" : fmt::format("mailbox {}: {}", address, got);
          }};
}

std::string describe_contents(std::uint64_t messages, std::uint64_t bytes) {
  return fmt::format("{} messages, {} bytes in all", messages, bytes);
}

std::string describe_room(long messages, long bytes) {
  return fmt::format("room for {} messages, of at most {} bytes", messages, bytes);
}

}  // namespace

ObjectMatcher holds(const std::string& address, std::uint64_t messages, std::uint64_t bytes) {
  return looks(address, describe_contents(messages, bytes), [](const Mailbox& mailbox) {
    return describe_contents(mailbox.messages, mailbox.bytes);
  });
}

ObjectMatcher has_mode(const std::string& address, unsigned mode) {
  return looks(address, fmt::format("mode {:04o}", mode),
               [](const Mailbox& mailbox) { return fmt::format("mode {:04o}", mailbox.mode); });
}

ObjectMatcher has_room(const std::string& name, long messages, long bytes) {
  const std::string expected = describe_room(messages, bytes);
  return {fmt::format("mailbox {}: {}", name, expected), [=](const IpcObjects& objects) {
            for (const NamedQueue& queue : objects.named_queues) {
              if (queue.name != name) continue;
              const std::string got = describe_room(queue.max_messages, queue.message_size);
              return got == expected ? "" : fmt::format("mailbox {}: {}", name, got);
            }
            return "there is no mailbox " + name;
          }};
}

ObjectMatcher has_mailboxes(std::size_t count) {
  return {fmt::format("mailboxes: {}", count), [count](const IpcObjects& objects) {
            const std::size_t there = objects.queues.size() + objects.named_queues.size();
            if (there == count) return std::string{};
            std::string names;
            for (const NamedQueue& queue : objects.named_queues) names += " " + queue.name;
            for (const MessageQueue& queue : objects.queues) names += fmt::format(" {}", queue.key);
            return fmt::format("mailboxes: {}{}{}", there, there == 0 ? "" : ":", names);
          }};
}

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

RunMatcher complained_of(const std::string& address, const std::string& reason) {
  return {fmt::format("an error message with {} and {}", address, reason), [=](const Run& run) {
            std::istringstream lines{run.err};
            for (std::string line; std::getline(lines, line);) {
              const auto at = line.find(" " + address + ": ");
              if (at != std::string::npos && line.find("(" + reason + ")", at) != std::string::npos)
                return std::string{};
            }
            return run.err.empty() ? "no message" : "stderr: " + run.err;
          }};
}

}  // namespace boxlab
