// Reading from and writing to pipes and FIFOs, which are pipes with a path.
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// A pipe or FIFO, and what the call does at its end of it.
struct Transfer {
  std::string pipe;  ///< "pipe:[8123]", "/tmp/box"
  bool is_fifo = false;
  bool is_write = false;
};

bool is_fifo(const Subject& subject, int descriptor) {
  const std::string path = fmt::format("{}/fd/{}", subject.process.pid, descriptor);
  struct stat status {};
  return fstatat(subject.scene.windows.proc.get(), path.c_str(), &status, 0) == 0 &&
         S_ISFIFO(status.st_mode);
}

std::optional<Transfer> find_transfer(const Subject& subject) {
  const bool is_read = subject.is_in({"read", "readv", "splice"});
  const bool is_write = subject.is_in({"write", "writev", "sendfile"});
  if (!is_read && !is_write) return std::nullopt;
  const OpenDescriptor* end = subject.descriptor(0);
  if (end == nullptr) return std::nullopt;
  const bool is_named = !end->target.starts_with("pipe:");
  if (is_named && !is_fifo(subject, end->number)) return std::nullopt;
  return Transfer{end->target, is_named, is_write};
}

void describe_read(Wait& wait, const std::string& writers) {
  wait.situation = fmt::format("its write end is still open {}", writers);
  wait.consequence = "so end-of-file never comes";
}

void describe_write(Wait& wait, const char* kind, const std::string& readers) {
  wait.situation = fmt::format("the {} is full, and its read end is open only {}", kind, readers);
  wait.consequence = "where nobody reads, so it never has room again";
}

}  // namespace

std::optional<Wait> explain_pipe(const Subject& subject) {
  const auto transfer = find_transfer(subject);
  if (!transfer) return std::nullopt;
  const auto& [pipe, is_fifo, is_write] = *transfer;
  const Scene& scene = subject.scene;
  const Holders others = holders(scene.now, pipe, !is_write);
  Wait wait;
  wait.object = is_fifo ? "FIFO " + pipe : pipe;
  wait.action = fmt::format("waits in {}() on {}", subject.call, wait.object);
  wait.givers = labels(holders(scene.now, pipe, true));
  wait.takers = labels(holders(scene.now, pipe, false));
  for (const Holder& holder : others) wait.wakers.push_back(holder.process->pid);
  const auto& served = scene.served_pipes;
  const bool is_served = std::count(served.begin(), served.end(), pipe) > 0;
  wait.is_hopeful = is_served || others.empty();
  wait.is_lasting = is_served;
  if (is_served) {
    wait.situation = "boxlab holds the other end";
  } else if (!others.empty()) {
    const std::string ends = list(others, subject.process);
    is_write ? describe_write(wait, is_fifo ? "FIFO" : "pipe", ends) : describe_read(wait, ends);
  }
  return wait;
}

}  // namespace boxlab
