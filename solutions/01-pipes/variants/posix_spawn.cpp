// posix_spawn(3) with file actions: no code of ours runs between fork and exec. A command that
// cannot be started has no process at all; the pipe ends meant for it are closed all the same, and
// that is how its neighbours notice.
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "pipeline.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

int split(char** words, Command* commands) {
  int count = 0;
  bool in_command = false;
  for (; *words != nullptr; ++words) {
    if (std::strcmp(*words, "|") == 0) {
      if (!in_command) return -1;
      *words = nullptr;
      in_command = false;
    } else if (!in_command) {
      commands[count++].argv = words;
      in_command = true;
    }
  }
  return in_command ? count : -1;
}

namespace {

/// A command that was started, or the status that it counts as.
struct Stage {
  pid_t pid = -1;
  int status = 0;
};

Stage start(const Command& command, int input, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  if (input != -1) posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  if (output != -1) posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  Stage stage;
  const int error =
      posix_spawnp(&stage.pid, command.argv[0], &actions, nullptr, command.argv, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error == 0) return stage;
  std::fprintf(stderr, "pipeline: %s: %s (%s)\n", command.argv[0], strerrordesc_np(error),
               strerrorname_np(error));
  return {-1, error == ENOENT ? 127 : 126};
}

int finish(const Stage& stage) { return stage.pid == -1 ? stage.status : sys::wait(stage.pid); }

}  // namespace

int run_pipeline(const Command* commands, int count) {
  Stage stages[max_commands];
  sys::Descriptor input;
  for (int i = 0; i < count; ++i) {
    sys::Pipe next;
    if (i + 1 < count) next = sys::make_pipe();
    stages[i] = start(commands[i], input.get(), next.write_end.get());
    input = static_cast<sys::Descriptor&&>(next.read_end);
  }
  int status = 0;
  for (int i = 0; i < count; ++i) status = finish(stages[i]);
  return status;
}
