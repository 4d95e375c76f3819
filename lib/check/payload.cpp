#include "check/payload.hpp"

#include <linux/capability.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "check/process_limits.hpp"

namespace boxlab {

namespace {

bool set_limits(const Limits& limits) {
  bool is_done = true;
  for (const ProcessLimit& limit : process_limits(limits)) {
    const rlimit both{limit.amount, limit.amount};
    is_done = setrlimit(limit.resource, &both) == 0 && is_done;
  }
  return is_done;
}

/// No program to come has more capabilities than that one. The kernel does not know the one after
/// the last.
bool bound_capabilities(int kept) {
  bool is_done = true;
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability) != -1; ++capability)
    is_done = is_done && (capability == kept || prctl(PR_CAPBSET_DROP, capability) == 0);
  return is_done;
}

/// Gives up all capabilities, here and in every program to come, but the one without which root
/// can't map its id into a user namespace of its own (user_namespaces(7)). There the program has
/// all of them again, over nothing of ours: the mounts of this namespace are locked in that one.
bool drop_privileges(bool sets_no_new_privs) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  constexpr std::uint32_t kept = 1u << CAP_SETFCAP;
  const __user_cap_data_struct sets[2] = {{kept, kept, 0}, {}};
  return (!sets_no_new_privs || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) &&
         bound_capabilities(CAP_SETFCAP) && syscall(SYS_capset, &header, sets) == 0;
}

bool forbid_calls(const sock_fprog& filter) {
  return syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) == 0;
}

void reset_signals() {
  for (int signal = 1; signal < NSIG; ++signal) ::signal(signal, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// Goes where the program may make cgroups of its own.
bool enter_cgroup(const Orders& orders) {
  return orders.way_to_caller == -1 || write(way_to_caller, "0", 1) == 1;
}

/// What is said when `step` fails, on the program's own stderr; the judge sees the status.
[[noreturn]] void give_up(const char* what, int status) {
  dprintf(STDERR_FILENO, "boxlab: %s: %s\n", what, strerrordesc_np(errno));
  _exit(status);
}

[[noreturn]] void become_program(const Orders& orders) {
  setsid();
  ioctl(STDIN_FILENO, TIOCSCTTY, 0);  // only a terminal knows that
  reset_signals();
  if (!set_limits(orders.limits)) give_up("setrlimit", 126);
  if (!forbid_calls(orders.filter)) give_up("seccomp", 126);
  if (!drop_privileges(orders.has_no_new_privs)) give_up("dropping privileges", 126);
  if (!enter_cgroup(orders)) give_up("cgroup", 126);
  close_range(3, ~0u, 0);
  execvpe(orders.path, orders.argv.data(), orders.environment.data());
  give_up(orders.path, errno == ENOENT ? 127 : 126);
}

}  // namespace

pid_t start_payload(const Step& step, const Orders& orders) {
  const pid_t pid = step.must(vfork(), "vfork");
  if (pid == 0) become_program(orders);
  return pid;
}

}  // namespace boxlab
