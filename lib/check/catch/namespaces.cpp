#include "check/catch/namespaces.hpp"

#include <fmt/format.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "check/nested.hpp"

namespace boxlab {

namespace {
constexpr const char* all_kinds[] = {"user", "ipc", "uts", "net", "mnt", "pid", "cgroup", "time"};
}

void needs_namespaces(const std::string& id) {
  require_nested_namespaces();
  if (!id.empty()) needs(id);
}

bool is_asleep(const Process& process, const std::string& name, const std::string& argument) {
  const auto& call = process.main_thread().call;
  return process.name == name && process.words.size() > 1 && process.words[1] == argument && call &&
         call->number == SYS_clock_nanosleep;
}

const Process* find_asleep(const Processes& processes, const std::string& name,
                           const std::string& argument) {
  for (const Process& process : processes) {
    if (is_asleep(process, name, argument)) return &process;
  }
  return nullptr;
}

std::set<std::string> different_kinds(const Session& session, const Process& one,
                                      const Process& other) {
  std::set<std::string> kinds;
  for (const std::string kind : all_kinds) {
    const std::string name = "ns/" + kind;
    if (session.link(one, name) != session.link(other, name)) kinds.insert(kind);
  }
  return kinds;
}

std::string list_kinds(const std::set<std::string>& kinds) {
  return kinds.empty() ? "no namespace" : fmt::format("{}", fmt::join(kinds, ", "));
}

std::string describe_extra_descriptors(const Process& process) {
  for (const OpenDescriptor& open : process.descriptors) {
    if (open.number > STDERR_FILENO)
      return fmt::format("it also has fd {}, which is {}", open.number, open.target);
  }
  return {};
}

}  // namespace boxlab
