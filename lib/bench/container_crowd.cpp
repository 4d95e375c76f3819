#include "bench/container_crowd.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include "bench/container_image.hpp"
#include "check/argv.hpp"
#include "check/proc.hpp"
#include "course/files.hpp"
#include "sys/error.hpp"
#include "sys/pidfd.hpp"
#include "sys/process.hpp"

namespace boxlab::bench {

namespace {

/// Nobody needs as long as that who works at all.
constexpr int most_seconds = 30;

std::string too_late(const char* what) {
  return fmt::format("it did not {} within {} s", what, most_seconds);
}

/// Waits until one of them can be read. Returns whether there is any.
template <std::size_t Count>
bool wait_for_any(pollfd (&awaited)[Count]) {
  int ready = 0;
  while ((ready = poll(awaited, Count, most_seconds * 1000)) == -1) {
    if (errno != EINTR) sys::throw_errno("poll");
  }
  return ready > 0;
}

ContainerJob job_of(const char* bundle, int number, std::vector<std::string> command) {
  return {fmt::format("box-{}", number), bundle, std::move(command)};
}

/// Nothing of our environment is handed on.
Command call_of(const ContainerTool& tool, const ContainerJob& job) {
  return {tool.words(job),
          {"PATH=/usr/bin:/bin:/usr/sbin:/sbin", "HOME=/tmp", "XDG_RUNTIME_DIR=/run"}};
}

/// Its stdout goes nowhere, its stderr to `err`. A fork would copy the page tables of this process,
/// which takes as long as many a tool; posix_spawn(3) does not.
sys::Pid spawn_without_copy(const Command& command, const sys::Descriptor& err) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDWR, 0);
  posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&files, err.get(), STDERR_FILENO);
  pid_t pid = -1;
  const int error =
      posix_spawn(&pid, command.words[0].c_str(), &files, nullptr, make_argv(command.words).data(),
                  make_argv(command.environment).data());
  posix_spawn_file_actions_destroy(&files);
  if (error == 0) return pid;
  throw std::system_error{error, std::generic_category(), "posix_spawn " + command.words[0]};
}

/// Waits for the end of a tool, and returns what went wrong, if anything did.
std::string hear_out(sys::Pid pid, const sys::Descriptor& err) {
  const sys::Descriptor process = sys::open_process(pid);
  pollfd end[] = {{process.get(), POLLIN, 0}};
  const bool is_late = !wait_for_any(end);
  if (is_late) sys::send_signal(pid, SIGKILL);
  Outcome outcome;
  sys::check(waitpid(pid, &outcome.wait_status, 0), "waitpid");
  if (is_late) return too_late("end");
  if (outcome.wait_status == 0) return {};
  sys::check(lseek(err.get(), 0, SEEK_SET), "lseek");
  outcome.err = read_rest(err);
  return outcome.complaint();
}

}  // namespace

std::string start_and_end(const ContainerTool& tool, int number) {
  const ContainerJob job = job_of(bundle_that_ends, number, command_that_ends());
  const sys::Descriptor err = make_memory_file("stderr");
  try {
    return hear_out(spawn_without_copy(call_of(tool, job), err), err);
  } catch (const std::system_error& error) {
    return error.what();
  }
}

std::string ContainerCrowd::add() {
  const int number = static_cast<int>(containers_.size());
  Child& added = containers_.emplace_back(
      call_of(tool_, job_of(bundle_that_waits, number, command_that_waits())), news_.write_end);
  pollfd awaited[] = {{news_.read_end.get(), POLLIN, 0}, {added.pidfd().get(), POLLIN, 0}};
  if (!wait_for_any(awaited)) return too_late("start");
  if (awaited[0].revents == 0) return added.finish().complaint();
  char byte;
  sys::check(read(news_.read_end.get(), &byte, 1), "read", "the stdout of a container");
  return {};
}

}  // namespace boxlab::bench
