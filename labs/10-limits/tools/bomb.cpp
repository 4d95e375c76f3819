// bomb N SECONDS: makes so many children, or as many as it is let, and all of them live for a
// while.
#include <time.h>
#include <unistd.h>

#include <cstdlib>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const timespec time{std::strtol(argv[2], nullptr, 10), 0};
  for (long left = std::strtol(argv[1], nullptr, 10); left > 0; --left) {
    if (fork() == 0) break;
  }
  nanosleep(&time, nullptr);
  return 0;
}
