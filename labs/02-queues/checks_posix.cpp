// Lab 02: what the kernel must see of mailboxes that have a name.
#include <csignal>

#include "texts.hpp"
#include "waiting.hpp"

using namespace boxlab;

TEST_CASE("posix.create: a mailbox is made once, for its owner, with the room that was asked for",
          "[points:2]") {
  Shell shell{
      sandbox().setting("fs/mqueue/msg_default", "7").setting("fs/mqueue/msgsize_default", "300")};
  shell.run("post create /jobs 4 100; post create /plain");
  CHECK_THAT(shell.inventory(), has_room("/jobs", 4, 100));
  CHECK_THAT(shell.inventory(), has_room("/plain", 7, 300));
  CHECK_THAT(shell.inventory(), has_mode("/jobs", 0600));
  shell.run("post create /jobs 5 50");
  CHECK_THAT(shell.inventory(), has_room("/jobs", 4, 100));
  const Run run = shell.finish();
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("/jobs", "EEXIST"));
}

TEST_CASE("posix.text: any text arrives, byte for byte", "[points:2]") {
  needs("posix.create");
  check_text(sandbox(), "/jobs", "");
  check_text(sandbox(), "/jobs", every_byte());
  check_text(sandbox(), "/jobs", random_letters(8192));
}

TEST_CASE("posix.order: the highest priority comes first, and of those the oldest", "[points:1]") {
  needs("posix.create");
  const Run run = sandbox().run_shell(
      "post create /jobs\n"
      "post send -p 1 /jobs low; post send -p 5 /jobs first; post send /jobs none\n"
      "post send -p 5 /jobs second; post send -p 31000 /jobs top\n"
      "for i in 1 2 3 4 5; do post recv -n /jobs; done");
  CHECK_THAT(run, printed("top\nfirst\nsecond\nlow\nnone\n"));
}

TEST_CASE("posix.stat: what is in a mailbox, and what fits", "[points:1]") {
  needs("posix.create");
  Shell shell{sandbox()};
  shell.run("post create /jobs 4 100; post send /jobs one; post send /jobs two; post stat /jobs");
  CHECK_THAT(shell.inventory(), holds("/jobs", 2, 6));
  CHECK_THAT(shell.finish(), printed("2 of 4 messages, of at most 100 bytes\n"));
}

TEST_CASE("posix.nonblock: with -n, an empty or a full mailbox is an error at once", "[points:2]") {
  needs("posix.create");
  const Run empty = sandbox().run_shell("post create /jobs; post recv -n /jobs");
  CHECK_THAT(empty, exited_with(1));
  CHECK_THAT(empty, complained_of("/jobs", "EAGAIN"));
  Shell shell{sandbox()};
  shell.run("post create /jobs 2 10; post send -n /jobs a; post send -n /jobs b");
  shell.run("post send -n /jobs c");
  CHECK_THAT(shell.inventory(), holds("/jobs", 2, 2));
  const Run full = shell.finish();
  CHECK_THAT(full, exited_with(1));
  CHECK_THAT(full, complained_of("/jobs", "EAGAIN"));
}

TEST_CASE("posix.waits: recv waits until somebody sends, and does not poll", "[points:2]") {
  needs("posix.create");
  Shell shell{sandbox()};
  shell.run("post create /jobs; post recv /jobs &");
  REQUIRE_THAT(look_at_waiting(shell, "recv"), waits("recv"));
  shell.run("post send /jobs hello; wait $!");
  CHECK_THAT(shell.inventory(), holds("/jobs", 0, 0));
  const Run run = shell.finish();
  CHECK_THAT(run, printed("hello\n"));
  CHECK_THAT(run, exited_with(0));
}

TEST_CASE("posix.full: send waits until a full mailbox has room", "[points:2]") {
  needs("posix.create");
  Shell shell{sandbox()};
  shell.run("post create /jobs 2 10; post send /jobs a; post send /jobs b; post send /jobs c &");
  REQUIRE_THAT(look_at_waiting(shell, "send"), waits("send"));
  CHECK_THAT(shell.inventory(), holds("/jobs", 2, 2));
  shell.run("post recv /jobs; wait $!");
  CHECK_THAT(shell.inventory(), holds("/jobs", 2, 2));
  shell.run("post recv /jobs; post recv /jobs");
  CHECK_THAT(shell.finish(), printed("a\nb\nc\n"));
}

TEST_CASE("posix.timeout: with -t, send and recv wait for so long and no longer", "[points:2]") {
  needs("posix.create");
  const Run empty = sandbox().run_shell("post create /jobs; post recv -t 0.05 /jobs");
  CHECK_THAT(empty, exited_with(1));
  CHECK_THAT(empty, complained_of("/jobs", "ETIMEDOUT"));
  const Run full =
      sandbox().run_shell("post create /jobs 1 10; post send /jobs a; post send -t 0.05 /jobs b");
  CHECK_THAT(full, exited_with(1));
  CHECK_THAT(full, complained_of("/jobs", "ETIMEDOUT"));
  Shell shell{sandbox()};
  shell.run("post create /jobs 1 10; post recv -t 1000 /jobs &");
  REQUIRE_THAT(look_at_waiting(shell, "recv"), waits_for_a_while("recv"));
  shell.run("post send /jobs a; wait $!; post send /jobs b; post send -t 1000 /jobs c &");
  REQUIRE_THAT(look_at_waiting(shell, "send"), waits_for_a_while("send"));
  shell.run("post recv /jobs; wait $!; post recv /jobs");
  CHECK_THAT(shell.finish(), printed("a\nb\nc\n"));
}

TEST_CASE("posix.interrupted: a signal that only interrupts changes nothing", "[points:2]") {
  needs("posix.create");
  Shell shell{sandbox()};
  shell.run("post create /jobs 1 10; post recv /jobs &");
  REQUIRE_THAT(look_at_waiting(shell, "recv"), waits("recv"));
  interrupt(shell, "recv", "/jobs", SIGUSR1);
  REQUIRE_THAT(look_at_waiting(shell, "recv"), still_waits("recv"));
  shell.run("post send /jobs a; wait $!; post send /jobs b; post send /jobs c &");
  REQUIRE_THAT(look_at_waiting(shell, "send"), waits("send"));
  interrupt(shell, "send", "c", SIGUSR1);
  REQUIRE_THAT(look_at_waiting(shell, "send"), still_waits("send"));
  shell.run("post recv -n /jobs; wait $!; post recv -n /jobs");
  const Run run = shell.finish();
  CHECK_THAT(run, printed("a\nb\nc\n"));
  CHECK_THAT(run, exited_with(0));
}

TEST_CASE("posix.removed: the name goes at once; who waits keeps the old mailbox", "[points:2]") {
  needs("posix.create");
  Shell shell{sandbox()};
  shell.run("post create /jobs; post recv /jobs > /tmp/old &");
  REQUIRE_THAT(look_at_waiting(shell, "recv"), waits("recv"));
  shell.run("post remove /jobs");
  CHECK_THAT(shell.inventory(), has_mailboxes(0));
  CHECK_THAT(look_at_waiting(shell, "recv"), waits("recv"));
  shell.run("post create /jobs; post send /jobs new; post recv -n /jobs; post remove /jobs");
  CHECK_THAT(look_at_waiting(shell, "recv"), waits("recv"));
  shell.run("kill -KILL $!; wait $!; rm /tmp/old; post remove /jobs");
  const Run run = shell.finish();
  CHECK_THAT(run, printed("new\n"));
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("/jobs", "ENOENT"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("posix.refused: a bad name, text or priority is an error that says so", "[points:2]") {
  needs("posix.create");
  const std::string long_name = "/" + random_letters(256);
  const std::vector<Refusal> refusals = {
      {"post create jobs", "jobs", "EINVAL"},
      {"post create /jobs/today", "/jobs/today", "EACCES"},
      {"post create " + long_name, long_name, "ENAMETOOLONG"},
      {"post send /none text", "/none", "ENOENT"},
      {"post recv /none", "/none", "ENOENT"},
      {"post stat /none", "/none", "ENOENT"},
      {"post remove /none", "/none", "ENOENT"},
      {"post create /jobs 2 5; post send /jobs 'six...'", "/jobs", "EMSGSIZE"},
      {"post create /jobs; post send -p 32768 /jobs text", "/jobs", "EINVAL"}};
  check_refusals(sandbox(), refusals);
}

TEST_CASE("posix.limits: what the system does not give is an error, and nothing is made",
          "[points:1]") {
  needs("posix.create");
  Limits poor;
  poor.queue_bytes = 4096;
  check_refusals(sandbox(), {{"post create /jobs 11 100", "/jobs", "EINVAL"},
                             {"post create /jobs 10 8193", "/jobs", "EINVAL"}});
  check_refusals(sandbox().limits(poor), {{"post create /jobs 10 8192", "/jobs", "EMFILE"}});
  Shell shell{sandbox().setting("fs/mqueue/queues_max", "1")};
  shell.run("post create /jobs; post create /more");
  CHECK_THAT(shell.inventory(), has_mailboxes(1));
  CHECK_THAT(shell.finish(), complained_of("/more", "ENOSPC"));
}
