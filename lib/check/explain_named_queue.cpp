// POSIX message queues: mq_receive(3) and mq_send(3), and their forms with a time limit.
#include <fcntl.h>
#include <fmt/core.h>
#include <mqueue.h>

#include "check/time_limit.hpp"

namespace boxlab {

namespace {

/// How full the queue is, asked through the process's own descriptor: its name may be gone.
std::string fill(const Subject& subject) {
  const std::string path = fmt::format("{}/fd/{}", subject.process.pid, subject.number(0));
  const sys::Descriptor queue{
      openat(subject.scene.windows.proc.get(), path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
  mq_attr attributes{};
  if (mq_getattr(queue.get(), &attributes) == -1) return "";
  const auto& [flags, most, size, messages, reserved] = attributes;
  if (messages == 0) return "it is empty; ";
  return fmt::format("it {} {} of {} messages; ", messages == most ? "is full:" : "holds", messages,
                     most);
}

/// The other processes that have the queue open.
Holders other_holders(const Subject& subject, const std::string& queue, bool for_writing) {
  Holders open = holders(subject.scene.now, queue, for_writing);
  std::erase_if(open, [&](const Holder& holder) { return holder.process == &subject.process; });
  return open;
}

std::string where_open(const Subject& subject, const Holders& open, const char* purpose) {
  if (open.empty()) return fmt::format("no other process has it open for {}", purpose);
  return fmt::format("it is open for {} {}", purpose, list(open, subject.process));
}

}  // namespace

std::optional<Wait> explain_named_queue(const Subject& subject) {
  const bool receives = subject.is_in({"mq_timedreceive"});
  if (!receives && !subject.is_in({"mq_timedsend"})) return std::nullopt;
  const OpenDescriptor* queue = subject.descriptor(0);
  if (queue == nullptr) return std::nullopt;
  const bool has_limit = subject.argument(4) != 0;
  Wait wait;
  wait.object = "message queue " + queue->target;
  wait.action = fmt::format("waits in mq_{}{}() for {} {}", has_limit ? "timed" : "",
                            receives ? "receive" : "send", receives ? "a message in" : "room in",
                            wait.object);
  const Holders open = other_holders(subject, queue->target, receives);
  wait.situation = fill(subject) + where_open(subject, open, receives ? "sending" : "receiving");
  wait.consequence = receives ? "and nobody is left to send one" : "and nobody is left to receive";
  wait.wakers = subject.others();
  wait.is_hopeful = has_limit;
  wait.is_lasting = is_long(read_moment(subject, subject.argument(4), CLOCK_REALTIME));
  (receives ? wait.takers : wait.givers).push_back(subject.label());
  (receives ? wait.givers : wait.takers) = labels(open);
  return wait;
}

}  // namespace boxlab
