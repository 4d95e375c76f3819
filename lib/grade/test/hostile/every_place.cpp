// hostile: writes to the checker, to results, and to whatever it finds
// expect: graded 0
#include "pipeline.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace {

constexpr const char* places[] = {"/lab/pipeline",
                                  "/course/build/libmain.a",
                                  "/tmp/program",
                                  "/tmp/grades.csv",
                                  "/etc/passwd",
                                  "/proc/1/mem",
                                  "/proc/self/exe",
                                  "/dev/shm/verdict",
                                  "/proc/1/fd/1",
                                  "/proc/1/fd/3",
                                  "../grades.csv",
                                  "results.json",
                                  "/proc/1/oom_adj",
                                  "/sys/kernel/uevent_helper",
                                  "/proc/sys/kernel/core_pattern"};

void write_to_all() {
  for (const char* place : places) {
    const int file = open(place, O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (file == -1) continue;
    if (write(file, "pass", 4) == -1) close(file);
  }
}

}  // namespace

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  write_to_all();
  return 0;
}
