#include "mailbox.hpp"

#include <fmt/core.h>

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
  return fmt::format("{} message{}, {} bytes in all", messages, messages == 1 ? "" : "s", bytes);
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
