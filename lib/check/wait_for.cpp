#include "check/wait_for.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace boxlab {

std::string label(const Process& process, const Thread& thread) {
  if (thread.tid == process.pid) return process.label();
  return fmt::format("{} (pid {}, thread {})", process.name, process.pid, thread.tid);
}

bool Subject::is_in(std::initializer_list<const char*> calls) const {
  return std::find(calls.begin(), calls.end(), call) != calls.end();
}

const OpenDescriptor* Subject::descriptor(std::size_t number) const {
  return process.descriptor(this->number(number));
}

const Thread* Subject::before() const {
  const Process* earlier = find_process(scene.before, process.pid);
  if (earlier == nullptr) return nullptr;
  for (const Thread& same : earlier->threads) {
    if (same.tid == thread.tid) return &same;
  }
  return nullptr;
}

std::vector<int> Subject::others() const {
  std::vector<int> pids;
  for (const Process& other : scene.now) {
    if (other.pid != process.pid && !other.is_zombie()) pids.push_back(other.pid);
  }
  return pids;
}

Holders holders(const Processes& processes, const std::string& target, bool writable) {
  Holders result;
  for (const Process& process : processes) {
    for (const OpenDescriptor& descriptor : process.descriptors) {
      const bool is_so = writable ? descriptor.writable : descriptor.readable;
      if (descriptor.target == target && is_so) result.push_back({&process, descriptor.number});
    }
  }
  return result;
}

std::string list(const Holders& holders, const Process& itself) {
  std::vector<std::string> places;
  for (const auto& [process, number] : holders) {
    const std::string name = process == &itself ? "itself" : process->label();
    places.push_back(fmt::format("in {} as fd {}", name, number));
  }
  return fmt::format("{}", fmt::join(places, " and "));
}

std::vector<std::string> labels(const Holders& holders) {
  std::vector<std::string> result;
  for (const auto& [process, number] : holders) {
    result.push_back(fmt::format("{} fd {}", process->label(), number));
  }
  if (result.empty()) result.emplace_back("nobody");
  return result;
}

std::string name_holder(const Scene& scene, int tid) {
  for (const Process& process : scene.now) {
    for (const Thread& thread : process.threads) {
      if (thread.tid == tid && thread.state != 'Z') return label(process, thread);
    }
  }
  return fmt::format("pid {}, which has ended", tid);
}

}  // namespace boxlab
