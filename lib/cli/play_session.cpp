#include "cli/play_session.hpp"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <optional>

#include "check/box.hpp"
#include "check/pty.hpp"
#include "sys/error.hpp"
#include "vm/caught_signals.hpp"
#include "vm/flow.hpp"
#include "vm/terminal.hpp"

namespace boxlab {

namespace {

winsize size_of_terminal() {
  const vm::WindowSize size = vm::window_size();
  return {size.rows, size.columns, 0, 0};
}

/// How init says that the program ended; init itself may have been killed.
int status_of(const std::optional<Message>& message) {
  if (!message || message->kind != Message::Kind::ended) return 128 + SIGKILL;
  const int status = message->status;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void wait_for_any(pollfd* first, nfds_t count) {
  if (poll(first, count, -1) == -1 && errno != EINTR) sys::throw_errno("poll");
}

/// Our terminal on one side, that of the sandbox on the other.
class TerminalSession {
 public:
  explicit TerminalSession(const Plan& plan)
      : pty_{make_pty(size_of_terminal())},
        box_{plan,
             {vm::duplicate(pty_.terminal.get()), vm::duplicate(pty_.terminal.get()),
              vm::duplicate(pty_.terminal.get())}},
        in_{vm::duplicate(STDIN_FILENO), vm::duplicate(pty_.keyboard.get())},
        out_{vm::duplicate(pty_.keyboard.get()), vm::duplicate(STDOUT_FILENO)} {
    pty_.terminal.close();
  }

  int run() {
    const vm::RawTerminal raw;
    while (!status_ && !out_.is_over()) step();
    if (!status_) status_ = status_of(box_.receive());
    box_.end();
    while (!out_.is_over()) show_rest();
    return *status_;
  }

 private:
  void step() {
    pollfd waiting[] = {in_.wanted(),
                        out_.wanted(),
                        {box_.channel().get(), POLLIN, 0},
                        {signals_.get(), POLLIN, 0}};
    wait_for_any(waiting, 4);
    in_.go_on(waiting[0]);
    out_.go_on(waiting[1]);
    if (waiting[2].revents != 0) status_ = status_of(box_.receive());
    if (waiting[3].revents != 0) obey(vm::take_signal(signals_));
  }

  void obey(int signal) {
    if (signal == SIGWINCH) return resize(pty_, size_of_terminal());
    status_ = 128 + signal;
  }

  void show_rest() {
    pollfd waiting = out_.wanted();
    wait_for_any(&waiting, 1);
    out_.go_on(waiting);
  }

  sys::Descriptor signals_ = vm::catch_signals();
  Pty pty_;
  Box box_;
  vm::Flow in_;
  vm::Flow out_;
  std::optional<int> status_;
};

/// Files and pipes go in as they are.
int run_without_terminal(const Plan& plan) {
  Box box{
      plan,
      {vm::duplicate(STDIN_FILENO), vm::duplicate(STDOUT_FILENO), vm::duplicate(STDERR_FILENO)}};
  pollfd ended{box.channel().get(), POLLIN, 0};
  wait_for_any(&ended, 1);
  return status_of(box.receive());
}

}  // namespace

int play_session(const Plan& plan) {
  return vm::has_terminal() ? TerminalSession{plan}.run() : run_without_terminal(plan);
}

}  // namespace boxlab
