#include "check/attempt.hpp"

#include <fmt/core.h>
#include <grp.h>
#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <system_error>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/id_map.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

/// How a child tells what went wrong.
struct Report {
  int error = 0;
  char step[128] = {};
};

/// A root that can't give its rights up is one in a user namespace: no more than its user.
void become_ordinary() {
  constexpr unsigned nobody = 65534;
  if (geteuid() != 0 || setgroups(0, nullptr) == -1) return;
  sys::check(setresgid(nobody, nobody, nobody), "setresgid");
  sys::check(setresuid(nobody, nobody, nobody), "setresuid");
  sys::check(prctl(PR_SET_DUMPABLE, 1), "prctl(PR_SET_DUMPABLE)");  // or /proc/self is root's
}

/// AppArmor may allow the first call of it, and then no other.
void enter(int namespaces) {
  const unsigned uid = geteuid();
  const unsigned gid = getegid();
  try {
    sys::check(unshare(CLONE_NEWUSER | namespaces), "unshare");
    sys::map_root(0, uid, gid);
  } catch (const std::system_error& error) {
    throw std::system_error{error.code(), first_step};
  }
}

void drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[2] = {};
  sys::check(syscall(SYS_capset, &header, none), "capset");
}

/// What `body` ends with.
Report carry_out(const std::function<void()>& body) {
  Report report;
  try {
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl(PR_SET_PDEATHSIG)");
    become_ordinary();
    body();
  } catch (const std::system_error& error) {
    const std::string what = error.what();
    report.error = error.code().value();
    what.substr(0, what.rfind(':')).copy(report.step, sizeof report.step - 1);
  }
  return report;
}

std::optional<Failure> attempt_in_child(const std::function<void()>& body) {
  sys::Pipe pipe = sys::make_pipe();
  const sys::Pid child = sys::spawn([&] {
    const Report report = carry_out(body);
    sys::write_all(pipe.write_end, &report, sizeof report);
  });
  pipe.write_end.close();
  Report report;
  const auto size = sys::read_all(pipe.read_end, &report, sizeof report);
  const int status = sys::wait(child);
  if (size != sizeof report)
    return Failure{fmt::format("a child of ours, status {}", status), ECHILD};
  if (report.error == 0) return std::nullopt;
  return Failure{report.step, report.error};
}

}  // namespace

std::string Failure::text() const {
  return fmt::format("{}: {} ({})", step, strerrordesc_np(error), strerrorname_np(error));
}

std::optional<Failure> attempt(int namespaces, const std::function<void()>& body) {
  return attempt_in_child([&] {
    enter(namespaces);
    body();
  });
}

std::optional<Failure> attempt_without_rights(const std::function<void()>& body) {
  return attempt_in_child([&] {
    drop_capabilities();
    body();
  });
}

}  // namespace boxlab
