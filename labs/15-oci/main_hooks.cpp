// Lab 15: hooks: programs that get the container's state on their stdin. Given; nothing to change
// here.
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <string>

#include "main_store.hpp"
#include "ocibox.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/pidfd.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

[[noreturn]] void become_hook(const Hook& hook, const sys::Descriptor& state) {
  sys::redirect(state, STDIN_FILENO);
  execve(hook.path, hook.argv, hook.environment);
  sys::throw_errno("execve", hook.path);
}

/// Waits for its end, but not longer than it may take.
int wait_for_hook(const Hook& hook, sys::Pid pid) {
  pollfd end{};
  const sys::Descriptor process = sys::open_process(pid);
  end.fd = process.get();
  end.events = POLLIN;
  if (poll(&end, 1, hook.timeout > 0 ? hook.timeout * 1000 : -1) == 0)
    sys::send_signal(pid, SIGKILL);
  return sys::wait(pid);
}

/// A pipe takes some thousand bytes without anybody who reads: a state has some hundred.
void run_hook(const Hook& hook, const std::string& state) {
  sys::Pipe input = sys::make_pipe();
  sys::write_all(input.write_end, state.data(), state.size());
  input.write_end.close();
  const sys::Pid pid = sys::spawn([&] { become_hook(hook, input.read_end); });
  const int status = wait_for_hook(hook, pid);
  if (status != 0)
    throw std::runtime_error{fmt::format("the hook {} ended with status {}", hook.path, status)};
}

}  // namespace

void run_hooks(const List<Hook>& hooks, const Container& container, Status status, sys::Pid pid) {
  const std::string state = state_json(container, status, pid);
  for (const Hook& hook : hooks) run_hook(hook, state);
}

void try_hooks(const List<Hook>& hooks, const Container& container, Status status, sys::Pid pid) {
  const std::string state = state_json(container, status, pid);
  for (const Hook& hook : hooks) {
    try {
      run_hook(hook, state);
    } catch (const std::exception& error) {
      sys::report(error);
    }
  }
}
