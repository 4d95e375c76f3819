// hostile: makes files until there is no room for their names
// expect: graded 0
#include "pipeline.hpp"

#include <fcntl.h>
#include <unistd.h>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  char path[] = "/tmp/aaaaaaaa";
  for (long i = 0;; ++i) {
    long rest = i;
    for (char* letter = path + 5; *letter != '\0'; ++letter, rest /= 26)
      *letter = static_cast<char>('a' + rest % 26);
    const int file = open(path, O_WRONLY | O_CREAT, 0666);
    if (file == -1) return 0;
    close(file);
  }
}
