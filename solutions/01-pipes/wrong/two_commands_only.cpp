// wrong: only two commands are joined: the first and the last
// rejected-by: pipes.many "only 2 run"
// rejected-by: pipes.descriptors "only 2 run"
#include "pipeline.hpp"

#include <unistd.h>

#include <cstring>

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
  if (count == 1) return sys::wait(sys::spawn([&] { sys::exec(commands[0].argv); }));
  sys::Pipe pipe = sys::make_pipe();
  const sys::Pid left = sys::spawn([&] {
    sys::redirect(pipe.write_end, STDOUT_FILENO);
    sys::exec(commands[0].argv);
  });
  const sys::Pid right = sys::spawn([&] {
    sys::redirect(pipe.read_end, STDIN_FILENO);
    sys::exec(commands[count - 1].argv);
  });
  pipe.read_end.close();
  pipe.write_end.close();
  sys::wait(left);
  return sys::wait(right);
}
