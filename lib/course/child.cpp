#include "course/child.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "check/argv.hpp"
#include "check/printable.hpp"
#include "check/proc.hpp"
#include "course/files.hpp"
#include "course/stay_with.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

[[noreturn]] void become(const Command& command) {
  if (!command.directory.empty())
    sys::check(chdir(command.directory.c_str()), "chdir", command.directory.c_str());
  if (command.kept != -1) sys::check(fcntl(command.kept, F_SETFD, 0), "fcntl");
  execve(command.words[0].c_str(), make_argv(command.words).data(),
         make_argv(command.environment).data());
  sys::throw_errno("execve", command.words[0].c_str());
}

void redirect_input(const Command& command) {
  if (command.input == -1) {
    sys::redirect(sys::open("/dev/null", O_RDONLY), STDIN_FILENO);
  } else {
    sys::check(dup2(command.input, STDIN_FILENO), "dup2");
  }
}

sys::Pid start(const Command& command, const sys::Descriptor& out, const sys::Descriptor& err) {
  return sys::spawn([&, parent = getpid()]() -> int {
    stay_with(parent);
    sys::redirect(err, STDERR_FILENO);
    redirect_input(command);
    sys::redirect(out, STDOUT_FILENO);
    become(command);
  });
}

sys::Descriptor open_pidfd(sys::Pid pid) {
  return sys::Descriptor{
      sys::check(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)), "pidfd_open")};
}

/// What was written to a memory file by whoever had it.
std::string read_back(const sys::Descriptor& file) {
  sys::check(lseek(file.get(), 0, SEEK_SET), "lseek");
  return read_rest(file);
}

int reap(sys::Pid pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) == -1) {
    if (errno != EINTR) sys::throw_errno("waitpid");
  }
  return status;
}

}  // namespace

bool Outcome::exited() const { return WIFEXITED(wait_status); }

std::string Outcome::end() const {
  if (exited()) return fmt::format("exit status {}", WEXITSTATUS(wait_status));
  const int signal = WTERMSIG(wait_status);
  return fmt::format("killed by SIG{} ({})", sigabbrev_np(signal), signal);
}

std::string Outcome::complaint() const {
  constexpr std::size_t most = 200;
  if (err.empty()) return end();
  return printable(err.substr(0, std::min(err.find('\n'), most)));
}

Child::Child(const Command& command)
    : out_{make_memory_file("stdout")},
      err_{make_memory_file("stderr")},
      pid_{start(command, out_, err_)},
      pidfd_{open_pidfd(pid_)} {}

Child::Child(const Command& command, const sys::Descriptor& out)
    : err_{make_memory_file("stderr")}, pid_{start(command, out, err_)}, pidfd_{open_pidfd(pid_)} {}

Child::~Child() {
  if (is_reaped_) return;
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

Outcome Child::finish() {
  const int status = reap(pid_);
  is_reaped_ = true;
  return {out_.is_open() ? read_back(out_) : "", read_back(err_), status};
}

Outcome run(const Command& command) { return Child{command}.finish(); }

Outcome run(const Command& command, const std::function<void(const std::string&)>& on_line) {
  sys::Pipe pipe = sys::make_pipe();
  Child child{command, pipe.write_end};
  pipe.write_end.close();
  for_each_line(pipe.read_end, on_line);
  return child.finish();
}

}  // namespace boxlab
