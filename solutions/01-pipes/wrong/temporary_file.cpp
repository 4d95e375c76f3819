// wrong: a temporary file instead of a pipe: the next command starts when the file is complete
// rejected-by: pipes.two "only 1 runs"
// rejected-by: pipes.many "only 1 runs"
// rejected-by: pipes.stream "stdout: "67108864"
// rejected-by: pipes.early-exit "only 1 runs"
// rejected-by: pipes.descriptors "only 1 runs"
#include "pipeline.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>
#include <utility>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

int split(char** words, Command* commands) {
  int count = 0;
  commands[count++].argv = words;
  for (char** word = words; *word != nullptr; ++word) {
    if (std::strcmp(*word, "|") != 0) continue;
    *word = nullptr;
    commands[count++].argv = word + 1;
  }
  for (int i = 0; i < count; ++i) {
    if (commands[i].argv[0] == nullptr) return -1;
  }
  return count;
}

int run_pipeline(const Command* commands, int count) {
  sys::Descriptor input;
  int status = 0;
  for (int i = 0; i < count; ++i) {
    sys::Descriptor output;
    if (i < count - 1) output = sys::open("/tmp", O_TMPFILE | O_RDWR, 0600);
    const sys::Pid child = sys::fork();
    if (child == 0) {
      if (i > 0) sys::redirect(input, STDIN_FILENO);
      if (i < count - 1) sys::redirect(output, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
    status = sys::wait(child);
    if (output.is_open()) sys::check(lseek(output.get(), 0, SEEK_SET), "lseek");
    input = std::move(output);
  }
  return status;
}
