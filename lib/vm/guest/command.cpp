#include "vm/guest/command.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <optional>

#include "check/argv.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"
#include "vm/guest/streams.hpp"

namespace boxlab::vm {

namespace {

sigset_t set_of(int signal) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  return set;
}

/// The end of a child is something to be read, from now on.
sys::Descriptor watch_children() {
  const sigset_t child = set_of(SIGCHLD);
  sys::check(sigprocmask(SIG_BLOCK, &child, nullptr), "sigprocmask");
  return sys::Descriptor{sys::check(signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK), "signalfd")};
}

/// In the child: becomes the command, in a session of its own.
[[noreturn]] void become(const Orders& orders, const Ends& ends) {
  const sigset_t child = set_of(SIGCHLD);
  sys::check(sigprocmask(SIG_UNBLOCK, &child, nullptr), "sigprocmask");
  std::signal(SIGPIPE, SIG_DFL);
  sys::check(setsid(), "setsid");
  if (orders.wants_terminal()) sys::check(ioctl(ends.in.get(), TIOCSCTTY, 0), "ioctl", "TIOCSCTTY");
  sys::check(chdir(orders.directory.c_str()), "chdir", orders.directory.c_str());
  sys::redirect(ends.in, STDIN_FILENO);
  sys::redirect(ends.out, STDOUT_FILENO);
  sys::redirect(ends.err, STDERR_FILENO);
  umask(022);
  const auto environment = make_argv(orders.environment);
  environ = const_cast<char**>(environment.data());
  sys::exec(make_argv(orders.words).data());
}

/// The command while it runs, and what it leaves behind.
class Running {
 public:
  Running(const Orders& orders, Streams streams)
      : streams_{std::move(streams)}, children_{watch_children()}, pid_{sys::spawn([&]() -> int {
          become(orders, streams_.ends);
        })} {
    streams_.ends = {};
  }

  bool is_over() const { return status_ && streams_.out.is_over() && streams_.err.is_over(); }
  Ending ending() const { return {*status_, {streams_.out.carried(), streams_.err.carried()}}; }

  /// Waits for the next thing to happen, and answers it.
  void step(const sys::Descriptor& control) {
    pollfd waiting[] = {streams_.in.wanted(),
                        streams_.out.wanted(),
                        streams_.err.wanted(),
                        {children_.get(), POLLIN, 0},
                        {control.get(), POLLIN, 0}};
    if (poll(waiting, std::size(waiting), -1) == -1 && errno != EINTR) sys::throw_errno("poll");
    streams_.in.go_on(waiting[0]);
    streams_.out.go_on(waiting[1]);
    streams_.err.go_on(waiting[2]);
    if (waiting[3].revents != 0) reap();
    if (waiting[4].revents != 0) pass_on(control);
  }

 private:
  /// As pid 1 we inherit every orphan. When the command itself has ended, so do all others.
  void reap() {
    signalfd_siginfo ignored;
    while (read(children_.get(), &ignored, sizeof ignored) > 0) {
    }
    int status = 0;
    for (pid_t pid; (pid = waitpid(-1, &status, WNOHANG)) > 0;) {
      if (pid != pid_) continue;
      status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
      kill(-1, SIGKILL);
    }
  }

  void pass_on(const sys::Descriptor& control) {
    Signal signal;
    if (sys::read_all(control, &signal, sizeof signal) != sizeof signal) return;
    if (signal.number == SIGWINCH && streams_.terminal.is_open()) {
      set_window(streams_.terminal, signal.window);
    } else if (!status_) {
      kill(-pid_, static_cast<int>(signal.number));
    }
  }

  Streams streams_;
  sys::Descriptor children_;
  sys::Pid pid_;
  std::optional<int> status_;
};

}  // namespace

Ending run_command(const Orders& orders, Ports& ports) {
  Running running{orders, orders.wants_terminal() ? connect_by_terminal(ports, orders.window)
                                                  : connect_by_pipes(ports)};
  while (!running.is_over()) running.step(ports.control);
  while (wait(nullptr) != -1 || errno == EINTR) {  // until nobody holds a file any more
  }
  return running.ending();
}

}  // namespace boxlab::vm
