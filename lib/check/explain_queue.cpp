// System V message queues: msgrcv() and msgsnd() (msgop(2)).
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <sys/msg.h>

#include <algorithm>

#include "check/queue.hpp"
#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// "a message of type 7": what msgrcv() is asked for.
std::string wanted(long type, int flags) {
  if (type == 0) return "any message";
  if (type < 0) return fmt::format("a message of a type up to {}", -type);
  if ((flags & MSG_EXCEPT) != 0) return fmt::format("a message of any type but {}", type);
  return fmt::format("a message of type {}", type);
}

std::string count(std::uint64_t messages) {
  return fmt::format("{} message{}", messages, messages == 1 ? "" : "s");
}

/// "it holds 3 messages, of types 1 and 4".
std::string contents(const QueueState& queue) {
  if (queue.messages == 0) return "it is empty";
  std::vector<long> types = queue.types;
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  std::string held = "it holds " + count(queue.messages);
  if (types.empty()) return held;
  return fmt::format("{}, of type{} {}", held, types.size() == 1 ? "" : "s",
                     fmt::join(types, " and "));
}

void describe_receive(Wait& wait, const Subject& subject, const QueueState& queue) {
  const std::string message = wanted(static_cast<long>(subject.argument(3)), subject.number(4));
  wait.action = fmt::format("waits in msgrcv() for {} in {}", message, wait.object);
  wait.situation = contents(queue);
  wait.consequence = "and nobody is left to send one";
  wait.takers = {subject.label()};
}

void describe_send(Wait& wait, const Subject& subject, const QueueState& queue) {
  wait.action = fmt::format("waits in msgsnd() for room in {}", wait.object);
  const std::uint64_t size = subject.argument(2);
  wait.situation = size > queue.max_bytes
                       ? fmt::format("a message of {} bytes never fits: the queue has room for {}",
                                     size, queue.max_bytes)
                       : fmt::format("it is full: {} of {} bytes, in {}", queue.bytes,
                                     queue.max_bytes, count(queue.messages));
  wait.consequence = "and nobody is left to receive one";
  wait.givers = {subject.label()};
}

}  // namespace

std::optional<Wait> explain_queue(const Subject& subject) {
  const bool receives = subject.is_in({"msgrcv"});
  if (!receives && !subject.is_in({"msgsnd"})) return std::nullopt;
  const int id = subject.number(0);
  const auto queue = read_queue(subject.scene.windows.proc, subject.process.pid, id);
  if (!queue) return std::nullopt;
  Wait wait;
  wait.object =
      fmt::format("System V message queue {} (key {:#x})", id, static_cast<unsigned>(queue->key));
  wait.wakers = subject.others();
  receives ? describe_receive(wait, subject, *queue) : describe_send(wait, subject, *queue);
  return wait;
}

}  // namespace boxlab
