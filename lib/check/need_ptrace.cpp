#include <sys/ptrace.h>

#include <cerrno>

#include "check/attempt.hpp"
#include "check/need.hpp"
#include "check/refusal.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

/// A child that lets its parent trace it, which is what a debugger does as well.
void trace_child() {
  const sys::Pid child =
      sys::spawn([] { return ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0 ? 0 : errno; });
  errno = sys::wait(child);
  if (errno != 0) sys::throw_errno("ptrace PTRACE_TRACEME");
}

std::optional<Lack> find_ptrace_lack() {
  const auto failure = attempt_without_rights(trace_child);
  if (!failure) return std::nullopt;
  const std::string what = "nobody may trace his own child here: " + failure->text();
  const std::string scope = first_word_of("/proc/sys/kernel/yama/ptrace_scope");
  if (scope == "2")
    return Lack{"ptrace", what + ". kernel.yama.ptrace_scope is 2",
                as_root("sysctl kernel.yama.ptrace_scope=1")};
  if (scope == "3")
    return Lack{"ptrace", what + ". kernel.yama.ptrace_scope is 3, which only a reboot changes"};
  return Lack{"ptrace", what + ". " + forbidden_or_not_built};
}

}  // namespace

const Need ptrace_need{"ptrace", "tracing a child, as debuggers do",
                       "traced a child without rights", find_ptrace_lack, true};

}  // namespace boxlab
