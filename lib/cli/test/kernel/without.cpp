// Takes something away from what the kernel does for a command.
//
//     without WHAT COMMAND...
//
// WHAT is a system call, or "netlink" for its sockets, or "overlay" for mounts of that type. Who
// asks for it is refused, as in a container whose seccomp profile forbids it.
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <string>
#include <vector>

#include "check/pidfd.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

struct Thing {
  const char* name;
  int call;
  unsigned answer;
  long first_argument = -1;  ///< only with this one; -1: with any
};

constexpr unsigned refusal(int error) { return SECCOMP_RET_ERRNO | static_cast<unsigned>(error); }

constexpr Thing things[] = {{"mq_open", SYS_mq_open, refusal(ENOSYS)},
                            {"semget", SYS_semget, refusal(ENOSYS)},
                            {"ptrace", SYS_ptrace, refusal(EPERM)},
                            {"unshare", SYS_unshare, refusal(EPERM)},
                            {"netlink", SYS_socket, refusal(EPERM), AF_NETLINK},
                            {"overlay", SYS_mount, SECCOMP_RET_USER_NOTIF}};

const Thing& find_thing(const char* name) {
  for (const Thing& thing : things) {
    if (strcmp(thing.name, name) == 0) return thing;
  }
  errno = EINVAL;
  sys::throw_errno("without", name);
}

constexpr unsigned number_at = offsetof(seccomp_data, nr);
constexpr unsigned argument_at = offsetof(seccomp_data, args);

/// Installs the filter. Returns a descriptor where somebody has to say what becomes of the calls.
int install(const Thing& thing) {
  sys::check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl", "PR_SET_NO_NEW_PRIVS");
  std::vector<sock_filter> filter{
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, number_at),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(thing.call), 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)};
  if (thing.first_argument != -1) {
    filter.insert(filter.end(), {BPF_STMT(BPF_LD | BPF_W | BPF_ABS, argument_at),
                                 BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
                                          static_cast<unsigned>(thing.first_argument), 1, 0),
                                 BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)});
  }
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, thing.answer));
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  const bool listens = thing.answer == SECCOMP_RET_USER_NOTIF;
  const unsigned flags = listens ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
  return static_cast<int>(
      sys::check(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program), "seccomp"));
}

/// The third argument of mount(2), in the memory of who called it.
std::string type_of_mount(const seccomp_notif& call) {
  const std::string path = "/proc/" + std::to_string(call.pid) + "/mem";
  const sys::Descriptor memory = sys::open(path.c_str(), O_RDONLY);
  char type[16] = {};
  pread(memory.get(), type, sizeof type - 1, static_cast<off_t>(call.data.args[2]));
  return type;
}

/// Says for each mount whether it may be made, until nobody is left who could ask.
void answer_mounts(int listener) {
  for (;;) {
    seccomp_notif call{};
    if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &call) == -1) {
      if (errno == ENOENT || errno == EINTR) continue;
      return;
    }
    seccomp_notif_resp answer{};
    answer.id = call.id;
    if (type_of_mount(call) == "overlay") {
      answer.error = -ENODEV;
    } else {
      answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    }
    ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
  }
}

/// Two ends on which a number goes to the other side and comes back.
struct Wire {
  sys::Descriptor ends[2];
  Wire() {
    int numbers[2];
    sys::check(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, numbers), "socketpair");
    for (int i = 0; i < 2; ++i) ends[i] = sys::Descriptor{numbers[i]};
  }
};

void tell(const sys::Descriptor& end, int number) { sys::write_all(end, &number, sizeof number); }

int hear(const sys::Descriptor& end) {
  int number = -1;
  sys::read_all(end, &number, sizeof number);
  return number;
}

int take_from(sys::Pid pid, int number) {
  const sys::Descriptor process{sys::check(pidfd_open(pid, 0), "pidfd_open")};
  return static_cast<int>(
      sys::check(syscall(SYS_pidfd_getfd, process.get(), number, 0), "pidfd_getfd"));
}

/// Installs the filter, and has a child of ours answer for the kernel.
void install_with_answers(const Thing& thing) {
  const Wire wire;
  const sys::Pid caller = getpid();
  sys::spawn([&] {
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl", "PR_SET_PDEATHSIG");
    const int listener = take_from(caller, hear(wire.ends[1]));
    tell(wire.ends[1], listener);
    answer_mounts(listener);
  });
  tell(wire.ends[0], install(thing));
  hear(wire.ends[0]);
}

int without(int argc, char** argv) {
  if (argc < 3)
    return sys::report_usage("a thing and a command are missing", "without WHAT COMMAND...");
  const Thing& thing = find_thing(argv[1]);
  if (thing.answer == SECCOMP_RET_USER_NOTIF) {
    install_with_answers(thing);
  } else {
    install(thing);
  }
  sys::exec(argv + 2);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("without", without, argc, argv); }
