#include "check/need.hpp"

#include <map>

namespace boxlab {

namespace {

constexpr const Need* kernel_and_tools[] = {&sandbox_need, &limits_need,  &namespaces_need,
                                            &mqueue_need,  &sysvipc_need, &ptrace_need,
                                            &veth_need,    &overlay_need, &cgroup_need,
                                            &busybox_need, &clang_need,   &clang_format_need};

}  // namespace

const Need* find_need(std::string_view name) {
  for (const Need* need : kernel_and_tools) {
    if (need->name == name) return need;
  }
  return nullptr;
}

std::optional<Lack> find_lack(const Need& need) {
  try {
    return need.try_it();
  } catch (const Lacking& lacking) {
    return lacking.lack();
  }
}

void require(const Need& need) {
  static std::map<const Need*, std::optional<Lack>> answers;
  auto answer = answers.find(&need);
  if (answer == answers.end()) answer = answers.emplace(&need, find_lack(need)).first;
  if (answer->second) throw Lacking{*answer->second};
}

}  // namespace boxlab
