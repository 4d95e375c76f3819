#include <fmt/core.h>

#include "texts.hpp"

namespace boxlab {

std::string random_letters(std::size_t count) {
  std::string letters(count, 'a');
  for (char& letter : letters) letter = static_cast<char>('a' + random_below(26));
  return letters;
}

std::string every_byte() {
  std::string bytes;
  for (int byte = 1; byte < 256; ++byte) bytes += static_cast<char>(byte);
  return bytes;
}

void check_text(Sandbox sandbox, const std::string& address, const std::string& text) {
  Shell shell{sandbox.file({"/lab/text", text, false})};
  shell.run(fmt::format("post create {0}; post send {0} \"$(cat /lab/text)\"", address));
  CHECK_THAT(shell.inventory(), holds(address, 1, text.size()));
  shell.run("post recv " + address);
  const Run run = shell.finish();
  CHECK_THAT(run, printed(text + "\n"));
  CHECK_THAT(run, exited_with(0));
}

namespace {

/// None of the mailboxes has anything in it.
ObjectMatcher has_no_messages() {
  return {"no message in any mailbox", [](const IpcObjects& objects) {
            for (const NamedQueue& queue : objects.named_queues) {
              if (queue.messages > 0) return "there is one in " + queue.name;
            }
            for (const MessageQueue& queue : objects.queues) {
              if (queue.messages > 0) return fmt::format("there is one in {}", queue.key);
            }
            return std::string{};
          }};
}

}  // namespace

void check_refusals(const Sandbox& sandbox, const std::vector<Refusal>& refusals) {
  for (const Refusal& refusal : refusals) {
    Shell shell{sandbox};
    shell.run(refusal.script);
    CHECK_THAT(shell.inventory(), has_no_messages());
    const bool makes_one = refusal.script.find(';') != std::string::npos;
    CHECK_THAT(shell.inventory(), has_mailboxes(makes_one ? 1 : 0));
    const Run run = shell.finish();
    CHECK_THAT(run, exited_with(1));
    CHECK_THAT(run, complained_of(refusal.address, refusal.reason));
  }
}

}  // namespace boxlab
