#include "check/init.hpp"

#include <fcntl.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "check/message.hpp"
#include "check/payload.hpp"
#include "check/step.hpp"
#include "check/walls.hpp"

namespace boxlab {

namespace {

/// Waits until the judge has written our id maps.
void wait_for_go(int channel) {
  char go;
  if (read(channel, &go, 1) != 1) _exit(1);
}

/// Takes on the one id that the maps give us: 0 inside, an unprivileged one outside.
void become_nobody(const Step& step) {
  step.must(setresgid(0, 0, 0), "setresgid");
  step.must(setresuid(0, 0, 0), "setresuid");
}

/// When the judge dies, so do we, and with us everything in here. It may have died already.
void die_with_judge(const Step& step) {
  step.must(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl(PR_SET_PDEATHSIG)");
  pollfd channel{step.channel, 0, 0};
  if (poll(&channel, 1, 0) == 1) _exit(1);
}

void raise_loopback(const Step& step) {
  const int socket = step.must(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket");
  ifreq request{};
  request.ifr_name[0] = 'l';
  request.ifr_name[1] = 'o';
  request.ifr_flags = IFF_UP;
  step.must(ioctl(socket, SIOCSIFFLAGS, &request), "bring up lo");
  close(socket);
}

void name_machine(const Step& step) { step.must(sethostname("boxlab", 6), "sethostname"); }

/// The namespace of clone3 begins at the judge's cgroup, since the move comes after it. That of a
/// run with cgroups of its own begins at the top of those, where nobody may stay.
void settle_in_cgroup(const Step& step, const Orders& orders) {
  if (!orders.has_cgroup) return;
  step.must(unshare(CLONE_NEWCGROUP), "unshare(CLONE_NEWCGROUP)");
  if (orders.way_to_init == -1) return;
  step.must(static_cast<int>(write(orders.way_to_init, "0", 1)), "leave the top cgroup");
}

/// Writes the settings that this run asks for; those of an IPC or network namespace are its own.
void write_settings(const Step& step, const std::vector<Setting>& settings) {
  for (const auto& [path, value] : settings) {
    const int file = step.must(open(path.c_str(), O_WRONLY | O_CLOEXEC), path.c_str());
    step.must(static_cast<int>(write(file, value.data(), value.size())), path.c_str());
    close(file);
  }
}

void open_windows(const Step& step) {
  constexpr int directory = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
  const auto open = [&](const char* path, int flags) {
    return step.must(::open(path, flags), path);
  };
  const int windows[window_count] = {
      open("/proc", directory),
      open("/tmp", directory),
      open("/dev/shm", directory),
      open("/dev/mqueue", directory),
      open("/proc/sysvipc/msg", O_RDONLY | O_CLOEXEC),
      open("/proc/sysvipc/sem", O_RDONLY | O_CLOEXEC),
      open("/proc/sysvipc/shm", O_RDONLY | O_CLOEXEC),
      open("/proc/self/mountinfo", O_RDONLY | O_CLOEXEC),
  };
  Message ready;
  ready.kind = Message::Kind::ready;
  if (!send_message(step.channel, ready, &windows)) _exit(1);
  for (const int window : windows) close(window);
}

/// Reaps all children that have ended already; returns how many there were.
int reap_the_dead() {
  int count = 0;
  while (waitpid(-1, nullptr, WNOHANG) > 0) ++count;
  return count;
}

/// Reaps whatever ends, until `program` has; then tells the judge about it.
void await(pid_t program, int channel) {
  Message ended;
  ended.kind = Message::Kind::ended;
  pid_t pid = 0;
  while ((pid = wait4(-1, &ended.status, 0, &ended.usage)) != program) {
    if (pid > 0) ++ended.orphans;
  }
  ended.orphans += reap_the_dead();
  if (!send_message(channel, ended, nullptr)) _exit(1);
}

/// Lets what is left go on, so that the judge can look at it, until the judge ends us.
[[noreturn]] void wait_for_the_end() {
  for (;;) {
    if (waitpid(-1, nullptr, 0) == -1 && errno == ECHILD) pause();
  }
}

/// Leaves no descriptor of the judge open but those in the orders that are still needed.
void close_others(const Orders& orders) {
  for (int i = 0; i < 3; ++i) dup2(orders.standard[i], i);
  dup2(orders.channel, 3);
  if (orders.way_to_caller != -1) dup2(orders.way_to_caller, way_to_caller);
  close_range(orders.way_to_caller == -1 ? 4 : way_to_caller + 1, ~0u, 0);
}

}  // namespace

void run_init(const Orders& orders) {
  settle_in_cgroup(Step{orders.channel}, orders);
  close_others(orders);
  const Step step{3};
  wait_for_go(step.channel);
  become_nobody(step);
  prctl(PR_SET_DUMPABLE, 0);
  die_with_judge(step);
  build_walls(step, orders);
  name_machine(step);
  raise_loopback(step);
  write_settings(step, *orders.settings);
  setsid();
  open_windows(step);
  const pid_t program = start_payload(step, orders);
  for (int i = 0; i < 3; ++i) close(i);
  await(program, step.channel);
  wait_for_the_end();
}

}  // namespace boxlab
