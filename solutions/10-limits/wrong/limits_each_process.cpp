// wrong: setrlimit, which limits each process, and not all of them together
// rejected-by: limit.terminated "killed by SIGTERM (15)"
// rejected-by: limit.keyboard "killed by SIGINT (2)"
// rejected-by: limit.all "its group, /caller, has no such file"
// rejected-by: group.own "it is in /caller"
// rejected-by: group.first "as limit is"
// rejected-by: group.rest "still there: process"
// rejected-by: group.others "still there: process sleep"
// rejected-by: memory.max "its group, /caller, has no such file"
// rejected-by: memory.together "the kernel killed nobody"
// rejected-by: pids.max "its group, /caller, has no such file"
// rejected-by: refused.value "limit: setrlimit RLIMIT_NPROC: Operation not permitted (EPERM)"
// rejected-by: refused.device "0\n0\n"
// rejected-by: refused.controller "0\n0\n"
// rejected-by: refused.busy "0\n"
// rejected-by: refused.permission "0\n"
// rejected-by: refused.no-cgroups "0\n"
// rejected-by: cpu.max "its group, /caller, has no such file"
// rejected-by: io.max "its group, /caller, has no such file"
#include <signal.h>
#include <sys/resource.h>

#include "limit.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

void limit(__rlimit_resource resource, const char* name, unsigned long long most) {
  if (most == 0) return;
  const rlimit both{most, most};
  sys::check(setrlimit(resource, &both), "setrlimit", name);
}

}  // namespace

int run_limited(const Limits& limits, char* const* command) {
  return sys::wait(sys::spawn([&] {
    limit(RLIMIT_AS, "RLIMIT_AS", limits.memory);
    limit(RLIMIT_NPROC, "RLIMIT_NPROC", limits.pids);
    sys::exec(command);
  }));
}
