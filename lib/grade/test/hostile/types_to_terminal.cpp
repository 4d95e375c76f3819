// hostile: types a command into the terminal of whoever grades
// expect: graded 0
#include "pipeline.hpp"

#include <fcntl.h>
#include <sys/ioctl.h>

#include <initializer_list>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  const int terminal = open("/dev/tty", O_RDWR);
  for (const int number : {0, 1, 2, terminal}) {
    for (const char* letter = "touch /tmp/typed\n"; *letter != '\0'; ++letter)
      ioctl(number, TIOCSTI, letter);
  }
  return 0;
}
