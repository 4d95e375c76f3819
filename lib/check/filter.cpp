#include "check/filter.hpp"

#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <system_error>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

constexpr int forbidden[] = {
    SCMP_SYS(acct),
    SCMP_SYS(add_key),
    SCMP_SYS(adjtimex),
    SCMP_SYS(bpf),
    SCMP_SYS(clock_adjtime),
    SCMP_SYS(clock_settime),
    SCMP_SYS(delete_module),
    SCMP_SYS(fanotify_init),
    SCMP_SYS(finit_module),
    SCMP_SYS(init_module),
    SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(ioperm),
    SCMP_SYS(iopl),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(kexec_load),
    SCMP_SYS(keyctl),
    SCMP_SYS(lookup_dcookie),
    SCMP_SYS(open_by_handle_at),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(quotactl),
    SCMP_SYS(reboot),
    SCMP_SYS(request_key),
    SCMP_SYS(settimeofday),
    SCMP_SYS(swapoff),
    SCMP_SYS(swapon),
    SCMP_SYS(syslog),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(vhangup),
};

void check(int result) {
  if (result < 0) throw std::system_error{-result, std::generic_category(), "seccomp"};
}

using Context = std::unique_ptr<void, decltype(&seccomp_release)>;

Context rules() {
  Context context{seccomp_init(SCMP_ACT_ALLOW), seccomp_release};
  if (!context) throw std::system_error{ENOMEM, std::generic_category(), "seccomp_init"};
  const auto refusal = SCMP_ACT_ERRNO(EPERM);
  check(seccomp_attr_set(context.get(), SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_ERRNO(ENOSYS)));
  check(seccomp_attr_set(context.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2));  // a tree, not a list
  for (const int call : forbidden) check(seccomp_rule_add(context.get(), refusal, call, 0));
  // A virtual machine's socket to its host belongs to no network namespace.
  check(seccomp_rule_add(context.get(), refusal, SCMP_SYS(socket), 1,
                         SCMP_A0(SCMP_CMP_EQ, AF_VSOCK)));
  // Typing into somebody's terminal.
  check(seccomp_rule_add(context.get(), refusal, SCMP_SYS(ioctl), 1,
                         SCMP_A1(SCMP_CMP_MASKED_EQ, 0xffffffff, TIOCSTI)));
  return context;
}

std::vector<sock_filter> compile() {
  const Context context = rules();
  const sys::Descriptor file{sys::check(memfd_create("filter", MFD_CLOEXEC), "memfd_create")};
  check(seccomp_export_bpf(context.get(), file.get()));
  struct stat status {};
  sys::check(fstat(file.get(), &status), "fstat");
  std::vector<sock_filter> filter(static_cast<std::size_t>(status.st_size) / sizeof(sock_filter));
  sys::check(lseek(file.get(), 0, SEEK_SET), "lseek");
  sys::read_all(file, filter.data(), filter.size() * sizeof(sock_filter));
  return filter;
}

}  // namespace

const std::vector<sock_filter>& forbidden_calls() {
  static const std::vector<sock_filter> filter = compile();
  return filter;
}

}  // namespace boxlab
