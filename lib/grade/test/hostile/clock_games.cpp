// hostile: sets clocks, and lets timers end it in the middle
// expect: graded 0
#include "pipeline.hpp"

#include <sys/time.h>
#include <csignal>
#include <ctime>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  const timespec long_ago{};
  clock_settime(CLOCK_REALTIME, &long_ago);
  const itimerval soon{{0, 1000}, {0, 1000}};
  setitimer(ITIMER_REAL, &soon, nullptr);
  setitimer(ITIMER_PROF, &soon, nullptr);
  for (int number = 1; number < 32; ++number) std::signal(number, SIG_IGN);
  for (;;) continue;
}
