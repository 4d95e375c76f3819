// wrong: a shell does the work: one process too many, and it reads what is in the words
// rejected-by: pipes.arguments "it's"
// rejected-by: pipes.two "are children of sh (pid 3), not of pipeline (pid 2)"
// rejected-by: pipes.many "are children of sh (pid 3), not of pipeline (pid 2)"
#include "pipeline.hpp"

#include <sys/wait.h>

#include <cstdlib>
#include <cstring>
#include <string>

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
  std::string line;
  for (int i = 0; i < count; ++i) {
    if (i > 0) line += " | ";
    for (char** word = commands[i].argv; *word != nullptr; ++word) {
      line += std::string{"'"} + *word + "' ";
    }
  }
  const int status = std::system(line.c_str());
  if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
  return WEXITSTATUS(status);
}
