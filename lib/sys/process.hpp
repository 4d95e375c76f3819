// Child processes: start one, become another program, wait for the end.
#pragma once

#include "sys/types.hpp"

namespace sys {

/// Splits this process in two (fork(2)). Returns 0 in the child and the child's pid in the parent.
Pid fork();

/// Becomes the program `argv[0]`, looked for in PATH (execvp(3)); `argv` ends with nullptr.
/// When that fails it says why on stderr and ends this process, as a shell does:
/// status 127 when there is no such program, 126 when it cannot be started.
[[noreturn]] void exec(char* const* argv);

/// Ends this process at once, without running the destructors that the parent will run as well
/// (_exit(2)). A child that does not exec ends with this.
[[noreturn]] void exit_child(int status);

/// Runs `body` in a child process and returns the child's pid. The child ends with the status that
/// `body` returns, or with 0 when it returns nothing; an exception in it ends the child with a
/// message and status 1.
///
///     sys::Pid child = sys::spawn([&] { sys::exec(argv); });
template <class Body>
Pid spawn(Body body);

/// Waits until the child `pid` ends (waitpid(2)). Returns its status as a shell counts it:
/// what it gave to exit, or 128 + N when signal N killed it.
int wait(Pid pid);

/// Waits until the child `pid` ends, and meanwhile for every other child that does, as process 1 of
/// a pid namespace has to: it is handed the orphans. Returns the status of `pid`, as wait() does.
int reap_until(Pid pid);

/// Sends a signal (kill(2)); see signal(7) for the names.
void send_signal(Pid pid, int signal);

namespace detail {
[[noreturn]] void end_child(int (*call)(void*), void* body);

template <class Body>
int call(void* pointer) {
  Body& body = *static_cast<Body*>(pointer);
  if constexpr (requires { static_cast<int>(body()); }) return body();
  body();
  return 0;
}
}  // namespace detail

template <class Body>
Pid spawn(Body body) {
  const Pid pid = fork();
  if (pid == 0) detail::end_child(detail::call<Body>, &body);
  return pid;
}

}  // namespace sys
