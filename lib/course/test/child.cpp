#include "course/child.hpp"

#include <sys/prctl.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "check/proc.hpp"
#include "course/files.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"
#include "temporary.hpp"

using namespace boxlab;

namespace {

Command shell(const std::string& script) { return {{"/bin/sh", "-c", script}, {"NAME=value"}}; }

}  // namespace

TEST_CASE("a child's output and end are kept, and it has the environment that it was given") {
  const Outcome outcome = run(shell("echo $NAME$HOME; echo oops >&2; cat; exit 3"));
  CHECK(outcome.out == "value\n");
  CHECK(outcome.err == "oops\n");
  CHECK(outcome.end() == "exit status 3");
  CHECK(run(shell("kill -SEGV $$")).end() == "killed by SIGSEGV (11)");
}

TEST_CASE("a program that cannot be started says why") {
  const Outcome outcome = run({{"/no/such/program"}, {}});
  CHECK(outcome.end() == "exit status 1");
  CHECK(outcome.err.find("execve /no/such/program") != std::string::npos);
}

TEST_CASE("a child can be given a file that has no name") {
  const sys::Descriptor file = make_memory_file("text", "hello");
  Command command = shell("cat /proc/self/fd/" + std::to_string(file.get()));
  CHECK(run(command).out.empty());
  command.kept = file.get();
  CHECK(run(command).out == "hello");
}

TEST_CASE("run_all runs everything, no more than so many at once") {
  const TemporaryDirectory directory;
  const std::string script =
      "cd " + directory.path().string() + "; mkdir $$; ls | wc -l; sleep 0.02; rmdir $$; exit ";
  std::vector<Command> commands;
  for (int i = 0; i < 6; ++i) commands.push_back(shell(script + std::to_string(i)));
  std::vector<std::string> ends(commands.size());
  run_all(commands, 2, [&](std::size_t index, const Outcome& outcome) {
    ends[index] = outcome.end();
    CHECK(std::stoi(outcome.out) <= 2);
  });
  for (std::size_t i = 0; i < ends.size(); ++i)
    CHECK(ends[i] == "exit status " + std::to_string(i));
}

TEST_CASE("a child does not outlive its parent") {
  sys::check(prctl(PR_SET_CHILD_SUBREAPER, 1), "prctl");
  const sys::Descriptor pid = make_memory_file("pid");
  const sys::Pid parent = sys::spawn([&]() -> int {
    Command command = shell("echo $$ > /proc/self/fd/" + std::to_string(pid.get()) + "; sleep 60");
    command.kept = pid.get();
    const Child child{command};
    while (lseek(pid.get(), 0, SEEK_END) == 0) usleep(1000);
    return raise(SIGKILL);
  });
  CHECK(sys::wait(parent) == 128 + SIGKILL);
  lseek(pid.get(), 0, SEEK_SET);
  CHECK(sys::wait(std::stoi(read_rest(pid))) == 128 + SIGKILL);
  sys::check(prctl(PR_SET_CHILD_SUBREAPER, 0), "prctl");
}

TEST_CASE("a stored program can be executed and replaces what was there") {
  const TemporaryDirectory directory;
  const auto path = directory.path() / "build/program";
  store_program(path, "#!/bin/sh\necho one\n");
  store_program(path, "#!/bin/sh\necho two\n");
  CHECK(run({{path}, {}}).out == "two\n");
}
