// Locks on files: flock(2), and fcntl(2) with F_SETLKW.
#include <fcntl.h>
#include <fmt/core.h>

#include <sstream>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// Who has the lock that `pid` waits for, by /proc/locks (proc(5)); 0 when it does not say so.
///
///     7: FLOCK  ADVISORY  WRITE 2 00:3f:12 0 EOF
///     7: -> FLOCK  ADVISORY  WRITE 3 00:3f:12 0 EOF
int find_owner(const sys::Descriptor& proc, int pid) {
  std::istringstream lines{read_text(proc, "locks")};
  int owner = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields{line};
    std::string number, kind, mode, type;
    int locker = 0;
    fields >> number >> kind;
    const bool waits = kind == "->";
    if (waits) fields >> kind;
    fields >> mode >> type >> locker;
    if (!waits) owner = locker;
    if (waits && locker == pid) return owner;
  }
  return 0;
}

bool waits_for_lock(const Subject& subject) {
  if (subject.is_in({"flock"})) return true;
  const int command = subject.is_in({"fcntl"}) ? subject.number(1) : 0;
  return command == F_SETLKW || command == F_OFD_SETLKW;
}

}  // namespace

std::optional<Wait> explain_file_lock(const Subject& subject) {
  if (!waits_for_lock(subject)) return std::nullopt;
  const OpenDescriptor* file = subject.descriptor(0);
  const int owner = find_owner(subject.scene.windows.proc, subject.process.pid);
  if (file == nullptr || owner <= 0) return std::nullopt;
  Wait wait;
  wait.object = "lock on " + file->target;
  wait.action = fmt::format("waits in {}() for the {}", subject.call, wait.object);
  wait.situation = "it is held by " + name_holder(subject.scene, owner);
  wait.consequence = "which never gives it up";
  wait.wakers = subject.others();
  wait.givers = {name_holder(subject.scene, owner)};
  wait.takers = {subject.label()};
  wait.holder = owner;
  wait.tie = fmt::format("waits for the {}, held by", wait.object);
  return wait;
}

}  // namespace boxlab
