// wrong: each command runs by itself, and what it wrote is kept in memory for the next one
// rejected-by: pipes.two "only 1 runs"
// rejected-by: pipes.many "only 1 runs"
// rejected-by: pipes.stream "bad_alloc"
// rejected-by: pipes.early-exit "pipeline"
// rejected-by: pipes.not-found "pipeline"
// rejected-by: pipes.descriptors "only 1 runs"
// rejected-by: pipes.closed-stdin "pipeline"
#include "pipeline.hpp"

#include <unistd.h>

#include <cstring>
#include <string>

#include "sys/pipe.hpp"
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
  std::string data;
  int status = 0;
  for (int i = 0; i < count; ++i) {
    sys::Pipe to_child = sys::make_pipe();
    sys::Pipe from_child = sys::make_pipe();
    const sys::Pid child = sys::fork();
    if (child == 0) {
      if (i > 0) sys::redirect(to_child.read_end, STDIN_FILENO);
      if (i < count - 1) sys::redirect(from_child.write_end, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
    to_child.read_end.close();
    from_child.write_end.close();
    sys::write_all(to_child.write_end, data.data(), data.size());
    to_child.write_end.close();
    data.clear();
    char buffer[4096];
    while (const auto size = sys::read_all(from_child.read_end, buffer, sizeof buffer)) {
      data.append(buffer, size);
    }
    status = sys::wait(child);
  }
  return status;
}
