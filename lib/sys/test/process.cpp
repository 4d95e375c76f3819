#include "sys/process.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch_test_macros.hpp>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "child.hpp"

namespace {

/// Becomes another program, in a child.
Outcome execute(std::initializer_list<const char*> words) {
  std::vector<std::string> copies{words.begin(), words.end()};
  std::vector<char*> argv;
  for (auto& word : copies) argv.push_back(word.data());
  argv.push_back(nullptr);
  return in_child([&] { sys::exec(argv.data()); });
}

}  // namespace

TEST_CASE("fork() returns 0 in the child and its pid in the parent") {
  const sys::Pid parent = getpid();
  const sys::Pid child = sys::fork();
  if (child == 0) sys::exit_child(getppid() == parent ? 0 : 1);
  CHECK(child > 0);
  CHECK(sys::wait(child) == 0);
}

TEST_CASE("exec() finds the program in PATH and passes the arguments on") {
  const Outcome outcome = execute({"sh", "-c", "echo \"$1\" >&2; exit 7", "sh", "a  b"});
  CHECK(outcome.status == 7);
  CHECK(outcome.err == "a  b\n");
}

TEST_CASE("exec() of a program that does not exist ends with 127") {
  CHECK(execute({"no-such-program"}).status == 127);
  CHECK(execute({"no-such-program"}).err ==
        "program: no-such-program: No such file or directory (ENOENT)\n");
  CHECK(execute({"/no/such/program"}).status == 127);
}

TEST_CASE("exec() of what cannot be started ends with 126") {
  const Outcome file = execute({"/etc/passwd"});
  CHECK(file.status == 126);
  CHECK(file.err == "program: /etc/passwd: Permission denied (EACCES)\n");
  CHECK(execute({"/tmp"}).status == 126);
}

TEST_CASE("exit_child() runs neither destructors nor atexit handlers") {
  const Outcome outcome = in_child([] {
    std::atexit([] { std::fputs("atexit", stderr); });
    sys::exit_child(5);
  });
  CHECK(outcome.status == 5);
  CHECK(outcome.err.empty());
}

TEST_CASE("spawn() ends the child with what the body returns") {
  CHECK(sys::wait(sys::spawn([] { return 42; })) == 42);
  CHECK(sys::wait(sys::spawn([] { return 42L; })) == 42);
  CHECK(sys::wait(sys::spawn([] {})) == 0);
}

TEST_CASE("spawn() turns an exception into a message and status 1") {
  const Outcome plain = in_child([] { throw std::runtime_error{"no more cheese"}; });
  CHECK(plain.status == 1);
  CHECK(plain.err == "program: no more cheese\n");
  const Outcome system = in_child([] {
    throw std::system_error{EPERM, std::generic_category(), "mount /proc"};
  });
  CHECK(system.status == 1);
  CHECK(system.err == "program: mount /proc: Operation not permitted (EPERM)\n");
}

TEST_CASE("wait() returns the exit status") {
  for (const int status : {0, 1, 127, 255}) {
    CHECK(sys::wait(sys::spawn([=] { return status; })) == status);
  }
}

TEST_CASE("wait() returns 128 + N for a child that signal N killed") {
  for (const int signal : {SIGKILL, SIGTERM, SIGPIPE, SIGSEGV}) {
    const sys::Pid child = sys::spawn([=] {
      std::signal(signal, SIG_DFL);  // Catch2 handles some of them, and a child inherits that
      std::raise(signal);
    });
    CHECK(sys::wait(child) == 128 + signal);
  }
}

TEST_CASE("send_signal() reaches the child") {
  const sys::Pid child = sys::spawn([] { pause(); });
  sys::send_signal(child, SIGUSR1);
  CHECK(sys::wait(child) == 128 + SIGUSR1);
}

TEST_CASE("wait() leaves no zombie, and a second wait fails") {
  const sys::Pid child = sys::spawn([] {});
  sys::wait(child);
  CHECK(kill(child, 0) == -1);
  CHECK(errno == ESRCH);
  CHECK_THROWS_AS(sys::wait(child), std::system_error);
}

TEST_CASE("wait() goes on after a signal") {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  sigaction(SIGUSR1, &action, nullptr);
  const sys::Pid child = sys::spawn([] {
    usleep(10'000);
    sys::send_signal(getppid(), SIGUSR1);
    usleep(10'000);
    return 9;
  });
  CHECK(sys::wait(child) == 9);
  std::signal(SIGUSR1, SIG_DFL);
}

TEST_CASE("send_signal() to a process that is gone fails") {
  const sys::Pid child = sys::spawn([] {});
  sys::wait(child);
  CHECK_THROWS_AS(sys::send_signal(child, SIGTERM), std::system_error);
}

TEST_CASE("reap_until() waits for whoever ends, until it is the one") {
  const Outcome outcome = in_child([] {
    const sys::Pid first = sys::spawn([] { return 3; });
    const sys::Pid second = sys::spawn([] { pause(); });
    const sys::Pid last = sys::spawn([=] {
      sys::send_signal(second, SIGKILL);
      return 9;
    });
    siginfo_t info{};
    waitid(P_PID, static_cast<id_t>(first), &info, WEXITED | WNOWAIT);
    waitid(P_PID, static_cast<id_t>(second), &info, WEXITED | WNOWAIT);
    const int status = sys::reap_until(last);
    while (waitpid(-1, nullptr, 0) > 0) {
    }
    return status;
  });
  CHECK(outcome.status == 9);
}

TEST_CASE("reap_until() counts death by signal as 128 + N, and leaves nobody it has waited for") {
  const Outcome outcome = in_child([] {
    const sys::Pid other = sys::spawn([] {});
    siginfo_t info{};
    waitid(P_PID, static_cast<id_t>(other), &info, WEXITED | WNOWAIT);
    const sys::Pid child = sys::spawn([] { std::raise(SIGKILL); });
    const int status = sys::reap_until(child);
    return status == 128 + SIGKILL && waitpid(other, nullptr, WNOHANG) == -1 ? 0 : 1;
  });
  CHECK(outcome.status == 0);
}
