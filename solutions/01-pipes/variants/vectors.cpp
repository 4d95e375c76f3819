// The C++ standard library throughout, and one process descriptor (pidfd) for each child.
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

int split(char** words, Command* commands) {
  char** const end = std::ranges::find(words, std::unreachable_sentinel, nullptr);
  std::vector<Command> found;
  for (char** begin = words;;) {
    char** const bar = std::find(begin, end, std::string_view{"|"});
    if (bar == begin) return -1;
    found.push_back({begin});
    if (bar == end) break;
    *bar = nullptr;
    begin = bar + 1;
  }
  std::ranges::copy(found, commands);
  return static_cast<int>(found.size());
}

namespace {

class Child {
 public:
  explicit Child(sys::Pid pid)
      : handle_{sys::check(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)), "pidfd_open")} {}

  int wait() const {
    siginfo_t info{};
    sys::check(waitid(P_PIDFD, static_cast<id_t>(handle_.get()), &info, WEXITED), "waitid");
    return info.si_code == CLD_EXITED ? info.si_status : 128 + info.si_status;
  }

 private:
  sys::Descriptor handle_;
};

std::vector<Child> start_all(std::span<const Command> commands) {
  std::vector<sys::Pipe> pipes(commands.size() - 1);
  std::ranges::generate(pipes, sys::make_pipe);
  std::vector<Child> children;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    children.emplace_back(sys::spawn([&]() -> int {
      if (i > 0) sys::redirect(pipes[i - 1].read_end, STDIN_FILENO);
      if (i < pipes.size()) sys::redirect(pipes[i].write_end, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }));
  }
  return children;
}

}  // namespace

int run_pipeline(const Command* commands, int count) {
  const auto children = start_all({commands, static_cast<std::size_t>(count)});
  std::vector<int> statuses;
  for (const Child& child : children) statuses.push_back(child.wait());
  return statuses.back();
}
