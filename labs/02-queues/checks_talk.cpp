// Lab 02: what the kernel must see of clients that ask and a server that answers.
#include <fmt/core.h>

#include <csignal>

#include "texts.hpp"
#include "waiting.hpp"

using namespace boxlab;

namespace {

/// The same text in capitals.
std::string capitals(std::string text) {
  for (char& letter : text) letter = static_cast<char>(letter - 'a' + 'A');
  return text;
}

/// Two clients wait for their answers when the server comes, the first of them behind the second.
/// No answer may depend on who waits in front.
void check_two_clients(const std::string& address) {
  const std::string first = random_letters(12);
  const std::string second = random_letters(7);
  Shell shell{sandbox()};
  shell.run(fmt::format("post create {0}; post ask {0} {1} > /tmp/1 &", address, first));
  REQUIRE_THAT(look_at_waiting(shell, "ask"), waits("ask"));
  shell.run(fmt::format("post ask {} {} > /tmp/2 &", address, second));
  REQUIRE_THAT(look_at_waiting(shell, "ask", 2), waits("ask", 2));
  move_to_the_end(shell, "ask", first);
  shell.run(fmt::format("post serve {0} 2; wait; cat /tmp/1 /tmp/2; rm /tmp/1 /tmp/2", address));
  CHECK_THAT(shell.inventory(), has_mailboxes(1));
  CHECK_THAT(shell.inventory(), holds(address, 0, 0));
  shell.run("post remove " + address);
  const Run run = shell.finish();
  CHECK_THAT(run, printed(capitals(first) + "\n" + capitals(second) + "\n"));
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, left_nothing_behind());
}

/// A server for two requests waits for each, and ends after the second.
void check_count(const std::string& address) {
  Shell shell{sandbox()};
  shell.run(fmt::format("post create {0}; post serve {0} 2 &", address));
  REQUIRE_THAT(look_at_waiting(shell, "serve"), waits("serve"));
  shell.run(fmt::format("post ask {} one", address));
  REQUIRE_THAT(look_at_waiting(shell, "serve"), waits("serve"));
  shell.run(fmt::format("post ask {} ''; wait $!", address));
  const Run run = shell.finish();
  CHECK_THAT(run, printed("ONE\n\n"));
  CHECK_THAT(run, exited_with(0));
}

/// A request that is none must not end the server, or keep others from their answers.
void check_junk(const std::string& address) {
  const Run run =
      sandbox().run_shell(fmt::format("post create {0}; post send {0} ''; post serve {0} 2 &\n"
                                      "post ask {0} hello && wait $!",
                                      address));
  CHECK_THAT(run, printed("HELLO\n"));
  CHECK_THAT(run, exited_with(0));
}

/// Signals that only interrupt, at a server that waits and at a client that waits.
void check_interrupted(const std::string& address) {
  Shell shell{sandbox()};
  shell.run(fmt::format("post create {0}; post ask {0} one & client=$!", address));
  REQUIRE_THAT(look_at_waiting(shell, "ask"), waits("ask"));
  interrupt(shell, "ask", "one", SIGUSR1);
  REQUIRE_THAT(look_at_waiting(shell, "ask"), still_waits("ask"));
  shell.run(fmt::format("post serve {} 2 & wait $client", address));
  REQUIRE_THAT(look_at_waiting(shell, "serve"), waits("serve"));
  interrupt(shell, "serve", "2", SIGUSR1);
  REQUIRE_THAT(look_at_waiting(shell, "serve"), still_waits("serve"));
  shell.run(fmt::format("post ask {} two; wait $!", address));
  const Run run = shell.finish();
  CHECK_THAT(run, printed("ONE\nTWO\n"));
  CHECK_THAT(run, exited_with(0));
}

}  // namespace

TEST_CASE("talk.posix: two clients ask, and each gets its own answer", "[points:3]") {
  needs("posix.create");
  check_two_clients("/jobs");
}

TEST_CASE("talk.system-v: two clients ask by key, and each gets its own answer", "[points:3]") {
  needs("system-v.create");
  check_two_clients("42");
}

TEST_CASE("talk.count: a server waits for each request, and ends after the last", "[points:2]") {
  needs("talk.posix");
  needs("talk.system-v");
  check_count("/jobs");
  check_count("42");
}

TEST_CASE("talk.stop: a client that is told to stop leaves nothing; the server goes on",
          "[points:2]") {
  needs("talk.posix");
  Shell shell{sandbox()};
  shell.run("post create /jobs; post ask /jobs early &");
  REQUIRE_THAT(look_at_waiting(shell, "ask"), waits("ask"));
  interrupt(shell, "ask", "early", SIGTERM);
  CHECK_THAT(shell.inventory(), has_mailboxes(1));
  shell.run("wait $!; echo $?; post serve /jobs 2 &\npost ask /jobs late; wait $!");
  const Run run = shell.finish();
  CHECK_THAT(run, printed("1\nLATE\n"));
  CHECK_THAT(run, exited_with(0));
}

TEST_CASE("talk.junk: what is no request gets no answer, and the server goes on", "[points:1]") {
  needs("talk.posix");
  needs("talk.system-v");
  check_junk("/jobs");
  check_junk("42");
}

TEST_CASE("talk.interrupted: a signal that only interrupts changes nothing", "[points:2]") {
  needs("talk.posix");
  needs("talk.system-v");
  check_interrupted("/jobs");
  check_interrupted("42");
}
