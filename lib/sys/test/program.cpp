#include "sys/program.hpp"

#include <sys/time.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <system_error>

#include "child.hpp"
#include "sys/error.hpp"

namespace {

/// The program "tool" with `body` as its main function.
Outcome run(int (*body)(int, char**)) {
  return in_child([=] {
    char name[] = "tool";
    char word[] = "word";
    char* argv[] = {name, word, nullptr};
    return sys::run_program("tool", body, 2, argv);
  });
}

}  // namespace

TEST_CASE("run_program() passes the arguments on and the status back") {
  const Outcome outcome = run([](int argc, char** argv) { return argc == 2 ? argv[1][0] : 1; });
  CHECK(outcome.status == 'w');
  CHECK(outcome.err.empty());
}

TEST_CASE("run_program() reports what fails as NAME: what: reason (ERRNO), status 1") {
  const Outcome outcome = run([](int, char**) {
    errno = EACCES;
    return sys::check(-1, "open", "/dev/mqueue/a:b");
  });
  CHECK(outcome.status == 1);
  CHECK(outcome.err == "tool: open /dev/mqueue/a:b: Permission denied (EACCES)\n");
}

TEST_CASE("run_program() does not cut a long name of an object") {
  static const std::string name(1000, 'n');
  const Outcome outcome = run([](int, char**) {
    errno = ENAMETOOLONG;
    return sys::check(-1, "open", name.c_str());
  });
  CHECK(outcome.err == "tool: open " + name + ": File name too long (ENAMETOOLONG)\n");
}

TEST_CASE("run_program() reports other exceptions as NAME: what") {
  const Outcome outcome = run([](int, char**) -> int { throw std::runtime_error{"bad: luck"}; });
  CHECK(outcome.status == 1);
  CHECK(outcome.err == "tool: bad: luck\n");
}

TEST_CASE("report_errno() gives the reason and the name of the present errno") {
  const Outcome outcome = run([](int, char**) {
    errno = ENOENT;
    sys::report_errno("cat");
    return 0;
  });
  CHECK(outcome.err == "tool: cat: No such file or directory (ENOENT)\n");
}

TEST_CASE("report_usage() gives the message and the synopsis, and status 2") {
  const Outcome outcome =
      run([](int, char**) { return sys::report_usage("a command is missing", "tool CMD"); });
  CHECK(outcome.status == 2);
  CHECK(outcome.err == "tool: a command is missing\nusage: tool CMD\n");
}

TEST_CASE("let_interrupt() makes a call that waits fail with EINTR") {
  const Outcome outcome = run([](int, char**) {
    sys::let_interrupt(SIGALRM);
    const itimerval again_and_again{{0, 10'000}, {0, 10'000}};
    sys::check(setitimer(ITIMER_REAL, &again_and_again, nullptr), "setitimer");
    const sys::Pipe pipe = sys::make_pipe();
    char byte = 0;
    return read(pipe.read_end.get(), &byte, 1) == -1 && errno == EINTR ? 7 : 1;
  });
  CHECK(outcome.status == 7);
}
