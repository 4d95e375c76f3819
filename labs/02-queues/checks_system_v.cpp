// Lab 02: what the kernel must see of mailboxes that have a key.
#include <csignal>

#include "texts.hpp"
#include "waiting.hpp"

using namespace boxlab;

namespace {

/// A mailbox has room for so many bytes in all.
Sandbox with_room(int bytes) { return sandbox().setting("kernel/msgmnb", std::to_string(bytes)); }

}  // namespace

TEST_CASE("system-v.create: a mailbox is made once, for its owner", "[points:1]") {
  Shell shell{sandbox()};
  shell.run("post create 42; post create 0x2b; post create 42");
  CHECK_THAT(shell.inventory(), has_mailboxes(2));
  CHECK_THAT(shell.inventory(), has_mode("42", 0600));
  CHECK_THAT(shell.inventory(), holds("43", 0, 0));
  const Run run = shell.finish();
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("42", "EEXIST"));
}

TEST_CASE("system-v.text: any text arrives, byte for byte", "[points:2]") {
  needs("system-v.create");
  Sandbox roomy = sandbox();
  roomy.setting("kernel/msgmax", "20000").setting("kernel/msgmnb", "20000");
  check_text(roomy, "42", "");
  check_text(roomy, "42", every_byte());
  check_text(roomy, "42", random_letters(20'000));
}

TEST_CASE("system-v.types: recv takes the type that it is asked for", "[points:2]") {
  needs("system-v.text");
  const Run run = sandbox().run_shell(
      "post create 42\n"
      "post send -p 3 42 c; post send 42 a; post send -p 2147483647 42 z; post send -p 2 42 b\n"
      "post send -p 3 42 d; post send -p 9 42 i\n"
      "for type in 2147483647 3 -5 0 -3 0; do post recv -n -p $type 42; done");
  CHECK_THAT(run, printed("z\nc\na\nb\nd\ni\n"));
  CHECK_THAT(run, exited_with(0));
}

TEST_CASE("system-v.stat: what is in a mailbox, and what fits", "[points:1]") {
  needs("system-v.create");
  Shell shell{with_room(1000)};
  shell.run("post create 42; post send 42 one; post send 42 three; post stat 42");
  CHECK_THAT(shell.inventory(), holds("42", 2, 8));
  CHECK_THAT(shell.finish(), printed("2 messages, 8 of 1000 bytes\n"));
}

TEST_CASE("system-v.nonblock: with -n, nothing to take and no room are errors at once",
          "[points:2]") {
  needs("system-v.create");
  Shell empty{sandbox()};
  empty.run("post create 42; post send -p 5 42 five; post recv -n -p 7 42");
  CHECK_THAT(empty.inventory(), holds("42", 1, 4));
  const Run none = empty.finish();
  CHECK_THAT(none, exited_with(1));
  CHECK_THAT(none, complained_of("42", "ENOMSG"));
  Shell full{with_room(10)};
  full.run("post create 42; post send -n 42 0123456789; post send -n 42 x");
  CHECK_THAT(full.inventory(), holds("42", 1, 10));
  const Run run = full.finish();
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("42", "EAGAIN"));
}

TEST_CASE("system-v.waits: recv waits for its type while others are there, and does not poll",
          "[points:2]") {
  needs("system-v.create");
  Shell shell{sandbox()};
  shell.run("post create 42; post send -p 5 42 five; post recv -p 7 42 &");
  REQUIRE_THAT(look_at_waiting(shell, "recv"), waits("recv"));
  shell.run("post send -p 7 42 seven; wait $!");
  CHECK_THAT(shell.inventory(), holds("42", 1, 4));
  const Run run = shell.finish();
  CHECK_THAT(run, printed("seven\n"));
  CHECK_THAT(run, exited_with(0));
}

TEST_CASE("system-v.full: send waits until a full mailbox has room", "[points:2]") {
  needs("system-v.create");
  Shell shell{with_room(10)};
  shell.run("post create 42; post send 42 0123456789; post send 42 x &");
  REQUIRE_THAT(look_at_waiting(shell, "send"), waits("send"));
  CHECK_THAT(shell.inventory(), holds("42", 1, 10));
  shell.run("post recv 42; wait $!; post recv 42");
  CHECK_THAT(shell.finish(), printed("0123456789\nx\n"));
}

TEST_CASE("system-v.interrupted: a signal that only interrupts changes nothing", "[points:2]") {
  needs("system-v.create");
  Shell shell{with_room(10)};
  shell.run("post create 42; post recv 42 &");
  REQUIRE_THAT(look_at_waiting(shell, "recv"), waits("recv"));
  interrupt(shell, "recv", "42", SIGUSR1);
  REQUIRE_THAT(look_at_waiting(shell, "recv"), still_waits("recv"));
  shell.run("post send 42 0123456789; wait $!; post send 42 9876543210; post send 42 x &");
  REQUIRE_THAT(look_at_waiting(shell, "send"), waits("send"));
  interrupt(shell, "send", "x", SIGUSR1);
  REQUIRE_THAT(look_at_waiting(shell, "send"), still_waits("send"));
  shell.run("post recv -n 42; wait $!; post recv -n 42");
  const Run run = shell.finish();
  CHECK_THAT(run, printed("0123456789\n9876543210\nx\n"));
  CHECK_THAT(run, exited_with(0));
}

TEST_CASE("system-v.removed: a mailbox goes at once, and whoever waits at it fails", "[points:2]") {
  needs("system-v.create");
  Shell shell{with_room(10)};
  shell.run("post create 42; post send -p 5 42 0123456789");
  shell.run("post recv -p 7 42 & reader=$!; post send 42 x & writer=$!");
  REQUIRE_THAT(look_at_waiting(shell, "recv"), waits("recv"));
  REQUIRE_THAT(look_at_waiting(shell, "send"), waits("send"));
  shell.run("post remove 42");
  CHECK_THAT(shell.inventory(), has_mailboxes(0));
  shell.run("wait $reader; echo $?; wait $writer; echo $?");
  const Run run = shell.finish();
  CHECK_THAT(run, printed("1\n1\n"));
  CHECK_THAT(run, complained_of("42", "EIDRM"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("system-v.refused: a bad key, text or type is an error that says so", "[points:2]") {
  needs("system-v.create");
  check_refusals(sandbox().file({"/lab/text", random_letters(8193), false}),
                 {{"post send 42 text", "42", "ENOENT"},
                  {"post recv 42", "42", "ENOENT"},
                  {"post stat 42", "42", "ENOENT"},
                  {"post remove 42", "42", "ENOENT"},
                  {"post create 42; post send -p 0 42 text", "42", "EINVAL"},
                  {"post create 42; post send 42 \"$(cat /lab/text)\"", "42", "EINVAL"}});
  Shell shell{sandbox().setting("kernel/msgmax", "70000").setting("kernel/msgmnb", "70000")};
  shell.run("post create 42; perl -e 'msgsnd(msgget(42, 0), pack(\"l!a70000\", 1, \"\"), 0)'");
  shell.run("post recv 42");
  CHECK_THAT(shell.inventory(), holds("42", 1, 70'000));
  const Run run = shell.finish();
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("42", "E2BIG"));
}

TEST_CASE("system-v.limits: what the system does not give is an error", "[points:1]") {
  needs("system-v.create");
  Shell shell{sandbox().setting("kernel/msgmni", "1")};
  shell.run("post create 42; post create 43");
  CHECK_THAT(shell.inventory(), has_mailboxes(1));
  const Run run = shell.finish();
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("43", "ENOSPC"));
}
