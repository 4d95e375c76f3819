// A command that shows what reaches it.
//
//     witness [COUNT]
//
// It blocks all signals, so that those which reach it stay pending, and the kernel shows them
// (ShdPnd in /proc/PID/status). Then it makes COUNT orphans: processes whose parent has ended.
// After that, each line of its input tells it what to do:
//
//     orphans    let the orphans end, all at once, with status 3
//     forget     let the pending signals go
//
// At the end of the input it ends with status 7.
#include <signal.h>
#include <sys/prctl.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

sigset_t all_signals() {
  sigset_t all;
  sigfillset(&all);
  return all;
}

/// Ends when nobody has the write end of `life` any more.
int be_an_orphan(sys::Pipe& life) {
  life.write_end.close();
  sys::check(prctl(PR_SET_NAME, "orphan"), "prctl");
  char end;
  sys::read_all(life.read_end, &end, 1);
  return 3;
}

/// Their parent ends as soon as it has made them, and is waited for.
void make_orphans(int count, sys::Pipe& life) {
  sys::wait(sys::spawn([&] {
    for (int i = 0; i < count; ++i) sys::spawn([&] { return be_an_orphan(life); });
  }));
}

void forget_signals() {
  const sigset_t all = all_signals();
  const timespec at_once{};
  while (sigtimedwait(&all, nullptr, &at_once) != -1) {
  }
}

int witness(int argc, char** argv) {
  const sigset_t all = all_signals();
  sys::check(sigprocmask(SIG_SETMASK, &all, nullptr), "sigprocmask");
  sys::Pipe life = sys::make_pipe();
  make_orphans(argc > 1 ? std::atoi(argv[1]) : 0, life);
  forget_signals();
  for (char line[64]; std::fgets(line, sizeof line, stdin) != nullptr;) {
    if (std::strcmp(line, "orphans\n") == 0) life.write_end.close();
    if (std::strcmp(line, "forget\n") == 0) forget_signals();
  }
  return 7;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("witness", witness, argc, argv); }
