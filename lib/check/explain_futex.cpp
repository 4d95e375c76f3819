// Futexes, and what glibc builds on them: semaphores, mutexes, condition variables, joining.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <vector>

#include "check/futex.hpp"
#include "check/place.hpp"

namespace boxlab {

namespace {

/// What is said of each kind of primitive.
struct Terms {
  const char* name;
  const char* function;     ///< one waits in it; the system call is futex() always
  const char* unshared;     ///< why another process can't wake it although the memory is shared
  const char* consequence;  ///< when nobody is left
};

Terms words_for(Primitive::Kind kind) {
  switch (kind) {
    case Primitive::Kind::semaphore:
      return {"POSIX semaphore", "sem_wait", "was initialised with pshared = 0",
              "and nobody is left to post it"};
    case Primitive::Kind::mutex:
      return {"mutex", "pthread_mutex_lock", "was initialised without PTHREAD_PROCESS_SHARED",
              "so it is never unlocked"};
    case Primitive::Kind::condition:
      return {"condition variable", "pthread_cond_wait",
              "was initialised without PTHREAD_PROCESS_SHARED", "and nobody is left to signal it"};
    default:
      return {"futex", "futex", "is waited for with FUTEX_PRIVATE_FLAG",
              "and nobody is left to wake it"};
  }
}

/// The other processes that see the same memory.
std::string sharers(const Subject& subject, const Mapping& mapping) {
  std::vector<std::string> labels;
  for (const Process& other : subject.scene.now) {
    if (&other == &subject.process || other.is_zombie()) continue;
    for (const Mapping& theirs : read_mappings(subject.scene.windows.proc, other.pid)) {
      if (!theirs.is_of_same_object(mapping)) continue;
      labels.push_back(other.label());
      break;
    }
  }
  if (labels.empty()) return "no other process has that memory";
  return fmt::format("{} {} that memory too", fmt::join(labels, " and "),
                     labels.size() == 1 ? "has" : "have");
}

/// Which other processes could wake it, or why none can.
std::string reach(const Subject& subject, const FutexWait& call, const Place& place,
                  const Terms& words) {
  if (!place.is_shared()) {
    return call.is_private ? "" : "; no other process has that memory: it is not MAP_SHARED";
  }
  if (!call.is_private) return "; " + sharers(subject, *place.mapping);
  return fmt::format("; the memory is shared, but the {} {}, so no other process can wake it",
                     words.name, words.unshared);
}

std::string state(const Primitive& primitive, const FutexWait& call) {
  const auto& [kind, value, waiters, owner] = primitive;
  switch (kind) {
    case Primitive::Kind::semaphore:
      return fmt::format("its value is {}, and {} thread{} for it", value, waiters,
                         waiters == 1 ? " waits" : "s wait");
    case Primitive::Kind::condition:
      return "for a signal";
    default:
      return fmt::format("its word is {}, and was {} when the wait began", value, call.expected);
  }
}

/// Adds who holds the mutex. Having it oneself is no circle, just a mistake.
void add_owner(Wait& wait, const Subject& subject, int owner) {
  const std::string name = name_holder(subject.scene, owner);
  const bool is_own = owner == subject.thread.tid;
  wait.situation = "it is held by " + (is_own ? "itself" : name);
  wait.givers = {name};
  wait.holder = is_own ? 0 : owner;
  wait.tie = fmt::format("waits for the {}, held by", wait.object);
}

Wait joining(int thread) {
  Wait wait;
  wait.action = fmt::format("waits in pthread_join() for its thread {}", thread);
  wait.consequence = "which never ends";
  wait.holder = thread;
  wait.tie = "waits for the end of";
  wait.rank = 1;
  return wait;
}

Wait waiting(const Subject& subject, const FutexWait& call, const Primitive& primitive) {
  const Terms words = words_for(primitive.kind);
  const Place place = find_place(subject, call.address);
  Wait wait;
  wait.action = fmt::format("waits in {}() on a {} in {}", words.function, words.name, place.text);
  wait.object = place.is_shared() ? fmt::format("{} in {}", words.name, place.text)
                                  : fmt::format("{} at {:#x} of {}", words.name, call.address,
                                                subject.process.label());
  wait.takers = {subject.label()};
  const bool is_cut_off = place.is_shared() && call.is_private;  // reach() says that nobody can
  wait.consequence = is_cut_off ? "" : words.consequence;
  if (primitive.kind == Primitive::Kind::mutex) {
    add_owner(wait, subject, primitive.owner);
  } else {
    wait.situation = state(primitive, call);
  }
  wait.situation += reach(subject, call, place, words);
  return wait;
}

}  // namespace

std::optional<Wait> explain_futex(const Subject& subject) {
  const auto call = find_futex_wait(subject);
  if (!call) return std::nullopt;
  const Primitive primitive = recognise(subject, *call);
  Wait wait = primitive.kind == Primitive::Kind::thread ? joining(primitive.owner)
                                                        : waiting(subject, *call, primitive);
  wait.wakers = subject.others();
  wait.is_hopeful = call->has_limit;
  wait.is_lasting = call->is_long;
  if (call->has_limit) wait.action += ", with a time limit";
  return wait;
}

}  // namespace boxlab
