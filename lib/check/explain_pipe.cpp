#include <fmt/core.h>
#include <sys/syscall.h>

#include <algorithm>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// A call that moves bytes through the descriptor in its first argument.
struct Transfer {
  long number;
  const char* name;
  bool is_write;
};

constexpr Transfer transfers[] = {
    {SYS_read, "read", false},  {SYS_readv, "readv", false},  {SYS_splice, "splice", false},
    {SYS_write, "write", true}, {SYS_writev, "writev", true}, {SYS_sendfile, "sendfile", true},
};

const Transfer* find_transfer(const Thread& thread) {
  if (!thread.call) return nullptr;
  const auto found = std::find_if(
      std::begin(transfers), std::end(transfers),
      [&](const Transfer& transfer) { return transfer.number == thread.call->number; });
  return found == std::end(transfers) ? nullptr : found;
}

/// "pipeline (pid 2) as fd 4 and in itself as fd 5".
std::string list(const std::vector<Holder>& holders, const Process& waiting) {
  std::string text;
  for (const Holder& holder : holders) {
    const std::string name = holder.process == &waiting ? "itself" : holder.process->label();
    text += fmt::format("{}in {} as fd {}", text.empty() ? "" : " and ", name, holder.number);
  }
  return text;
}

std::vector<int> pids(const std::vector<Holder>& holders) {
  std::vector<int> result;
  for (const Holder& holder : holders) result.push_back(holder.process->pid);
  return result;
}

void describe_read(Wait& wait, const std::vector<Holder>& writers) {
  wait.situation = fmt::format("its write end is still open {}", list(writers, *wait.process));
  wait.consequence = "so end-of-file never comes";
}

void describe_write(Wait& wait, const std::vector<Holder>& readers) {
  wait.situation = fmt::format("the pipe is full, and its read end is open only {}",
                               list(readers, *wait.process));
  wait.consequence = "where nobody reads, so it never has room again";
}

}  // namespace

std::vector<Holder> holders(const Processes& processes, const std::string& pipe, bool write_end) {
  std::vector<Holder> result;
  for (const Process& process : processes) {
    for (const OpenDescriptor& descriptor : process.descriptors) {
      const bool has_end = write_end ? descriptor.writable : descriptor.readable;
      if (descriptor.target == pipe && has_end) result.push_back({&process, descriptor.number});
    }
  }
  return result;
}

std::optional<Wait> explain_pipe(const Process& process, const Thread& thread, const Scene& scene) {
  const Transfer* transfer = find_transfer(thread);
  if (transfer == nullptr) return std::nullopt;
  const OpenDescriptor* end = process.descriptor(static_cast<int>(thread.call->arguments[0]));
  if (end == nullptr || !end->target.starts_with("pipe:")) return std::nullopt;

  const auto others = holders(scene.now, end->target, !transfer->is_write);
  const bool is_served =
      std::count(scene.served_pipes.begin(), scene.served_pipes.end(), end->target) > 0;
  Wait wait;
  wait.process = &process;
  wait.action = fmt::format("waits in {}() on {}", transfer->name, end->target);
  wait.pipe = end->target;
  wait.wakers = pids(others);
  wait.is_hopeful = is_served || others.empty();
  if (is_served) {
    wait.situation = "boxlab holds the other end";
  } else if (!others.empty()) {
    transfer->is_write ? describe_write(wait, others) : describe_read(wait, others);
  }
  return wait;
}

}  // namespace boxlab
