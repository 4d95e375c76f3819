// A shell that takes one step after another.
#include "check/shell.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace boxlab;

TEST_CASE("steps of a shell, one after another") {
  Shell shell{Sandbox{}};
  shell.run("echo one > /dev/shm/one");
  CHECK(shell.inventory().objects.shared_files.size() == 1);
  shell.run("rm /dev/shm/one\nsleep 1000 &");
  CHECK(shell.inventory().objects.shared_files.empty());
  const Look look = shell.wait_for([](const Processes& processes) {
    return processes.size() == 2 && processes[1].name == "sleep";
  });
  CHECK_FALSE(look.ended);
  shell.run("kill $!; wait $!");
  const Run run = shell.finish();
  CHECK(run.status == 128 + 15);
  CHECK(run.leftovers.empty());
}

TEST_CASE("a step that does not end makes a run that does not end") {
  Shell shell{Sandbox{}};
  shell.run("sleep 1000");
  CHECK(shell.finish().ending == Ending::asleep);
}
