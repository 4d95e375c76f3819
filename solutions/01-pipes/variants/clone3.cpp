// clone3(2), the call below fork; the waiting is done with poll(2) on a pidfd of each child.
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <utility>

#include "pipeline.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

int split(char** words, Command* commands) {
  int count = 0;
  const char* before = "|";
  for (char** word = words; *word != nullptr; ++word) {
    const bool starts = std::strcmp(before, "|") == 0;
    const bool is_bar = std::strcmp(*word, "|") == 0;
    if (starts && is_bar) return -1;
    if (starts) commands[count++].argv = word;
    before = *word;
    if (is_bar) *word = nullptr;
  }
  return std::strcmp(before, "|") == 0 ? -1 : count;
}

namespace {

/// Returns -1 in the child, as there is no pidfd of oneself there.
int clone_process() {
  int pidfd = -1;
  clone_args args{};
  args.flags = CLONE_PIDFD;
  args.pidfd = reinterpret_cast<__u64>(&pidfd);
  args.exit_signal = SIGCHLD;
  const long pid = sys::check(syscall(SYS_clone3, &args, sizeof args), "clone3");
  return pid == 0 ? -1 : pidfd;
}

int take_status(int pidfd) {
  siginfo_t info{};
  sys::check(waitid(P_PIDFD, static_cast<id_t>(pidfd), &info, WEXITED), "waitid");
  close(pidfd);
  return info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
}

int wait_for_all(pollfd* children, int count) {
  int status = 0;
  for (int left = count; left > 0;) {
    sys::check(poll(children, static_cast<nfds_t>(count), -1), "poll");
    for (int i = 0; i < count; ++i) {
      if (children[i].fd == -1 || children[i].revents == 0) continue;
      const int ended = take_status(children[i].fd);
      if (i == count - 1) status = ended;
      children[i].fd = -1;
      --left;
    }
  }
  return status;
}

}  // namespace

int run_pipeline(const Command* commands, int count) {
  pollfd children[max_commands];
  sys::Descriptor input;
  for (int i = 0; i < count; ++i) {
    sys::Pipe next;
    if (i < count - 1) next = sys::make_pipe();
    const int child = clone_process();
    if (child == -1) {
      if (input.is_open()) sys::redirect(input, STDIN_FILENO);
      if (next.write_end.is_open()) sys::redirect(next.write_end, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
    children[i] = {child, POLLIN, 0};
    input = std::move(next.read_end);
  }
  return wait_for_all(children, count);
}
