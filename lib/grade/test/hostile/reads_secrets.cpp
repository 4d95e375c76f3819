// hostile: prints what it finds of others: the environment, passwords, other files
// expect: graded 0
// never: BOXLAB_
#include "pipeline.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace {

constexpr const char* places[] = {"/proc/1/environ",   "/proc/1/cmdline",
                                  "/proc/1/maps",      "/etc/shadow",
                                  "/root/.ssh/id_rsa", "/course/solutions/01-pipes/pipeline.cpp",
                                  "../grades.csv"};

void print(const char* place) {
  const int file = open(place, O_RDONLY);
  char text[4096];
  const ssize_t size = file == -1 ? 0 : read(file, text, sizeof text);
  if (size > 0 && write(STDERR_FILENO, text, static_cast<size_t>(size)) == -1) _exit(1);
}

}  // namespace

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (const char* place : places) print(place);
  return 0;
}
