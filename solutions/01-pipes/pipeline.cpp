#include "pipeline.hpp"

#include <unistd.h>

#include <utility>

#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

bool is_bar(const char* word) { return word[0] == '|' && word[1] == '\0'; }

/// Starts one command. It reads from `input` and writes to `output`, where these are open; where
/// they are not, it keeps our own stdin or stdout.
sys::Pid start(const Command& command, const sys::Descriptor& input,
               const sys::Descriptor& output) {
  return sys::spawn([&]() -> int {
    if (input.is_open()) sys::redirect(input, STDIN_FILENO);
    if (output.is_open()) sys::redirect(output, STDOUT_FILENO);
    sys::exec(command.argv);
  });
}

}  // namespace

int split(char** words, Command* commands) {
  int count = 0;
  commands[count++] = {words};
  for (char** word = words; *word != nullptr; ++word) {
    if (!is_bar(*word)) continue;
    *word = nullptr;
    commands[count++] = {word + 1};
  }
  for (int i = 0; i < count; ++i) {
    if (commands[i].argv[0] == nullptr) return -1;
  }
  return count;
}

int run_pipeline(const Command* commands, int count) {
  sys::Pid children[max_commands];
  sys::Descriptor input;
  for (int i = 0; i < count; ++i) {
    const bool is_last = i == count - 1;
    sys::Pipe next = is_last ? sys::Pipe{} : sys::make_pipe();
    children[i] = start(commands[i], input, next.write_end);
    input = std::move(next.read_end);
  }
  int status = 0;
  for (int i = 0; i < count; ++i) status = sys::wait(children[i]);
  return status;
}
