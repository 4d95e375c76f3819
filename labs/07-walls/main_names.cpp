#include <cstring>
#include <stdexcept>
#include <string>

#include "names.hpp"

namespace {

/// In the order of Mechanism.
constexpr const char* mechanisms[mechanism_count] = {
    "pipe",
    "fifo",
    "system-v-queue",
    "system-v-semaphore",
    "system-v-segment",
    "proc-sysvipc",
    "posix-queue",
    "posix-memory",
    "posix-semaphore",
    "futex",
    "file-lock",
    "unix-socket",
    "abstract-socket",
    "tcp",
    "signal",
    "host-name",
    "user-id",
    "queue-count",
    "queue-bytes",
    "memory-room",
};

constexpr const char* kinds[kind_count] = {"ipc", "mnt", "net", "pid", "uts", "user", "cgroup"};

/// The place of `name` in `names`; `what` says in the message what it should have been.
template <int count>
int find(const char* const (&names)[count], const std::string& name, const char* what) {
  for (int number = 0; number < count; ++number) {
    if (name == names[number]) return number;
  }
  throw std::invalid_argument{"there is no " + std::string{what} + " \"" + name + "\""};
}

}  // namespace

const char* name_of(Mechanism mechanism) { return mechanisms[static_cast<int>(mechanism)]; }

Mechanism mechanism_of(const char* name) {
  return static_cast<Mechanism>(find(mechanisms, name, "mechanism"));
}

const char* kind_name(int number) { return kinds[number]; }

unsigned kinds_of(const char* names) {
  unsigned set = nothing;
  while (*names != '\0') {
    const std::size_t length = std::strcspn(names, ",");
    set |= 1u << find(kinds, {names, length}, "kind");
    names += names[length] == ',' ? length + 1 : length;
  }
  return set;
}
