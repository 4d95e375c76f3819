#include "check/futex.hpp"

#include <linux/futex.h>

#include <algorithm>

#include "check/time_limit.hpp"

namespace boxlab {

namespace {

/// sem_t.
struct SemaphoreLayout {
  std::uint32_t value;
  std::uint32_t waiters;
  std::int32_t shared;  ///< FUTEX_PRIVATE_FLAG when it was initialised with pshared, else 0
};

/// The beginning of pthread_mutex_t.
struct MutexLayout {
  std::uint32_t lock;
  std::uint32_t count;
  std::int32_t owner;
  std::uint32_t users;
  std::int32_t kind;
};

constexpr unsigned plausible_waiters = 100'000;

/// A thread waits for the end of another in the word that holds the other's id.
std::optional<Primitive> as_thread(const Subject& subject, const FutexWait& wait) {
  for (const Thread& thread : subject.process.threads) {
    const bool is_other = thread.tid != subject.thread.tid && wait.command == FUTEX_WAIT_BITSET;
    if (is_other && static_cast<std::uint32_t>(thread.tid) == wait.expected)
      return Primitive{Primitive::Kind::thread, 0, 0, thread.tid};
  }
  return std::nullopt;
}

/// A mutex that passes itself on (robust or PI) has its owner in the word; another has 2 there,
/// "locked, and somebody waits", and its owner beside it.
std::optional<Primitive> as_mutex(const Subject& subject, const FutexWait& wait) {
  const auto mutex = subject.read<MutexLayout>(wait.address);
  if (!mutex || wait.command == FUTEX_WAIT_BITSET) return std::nullopt;
  const bool has_owner_in_word = (mutex->lock & FUTEX_WAITERS) != 0;
  const auto owner =
      has_owner_in_word ? static_cast<int>(mutex->lock & FUTEX_TID_MASK) : mutex->owner;
  constexpr int known_kinds = 0x3ff;
  const bool is_plausible = (mutex->kind & ~known_kinds) == 0 && mutex->users > 0 &&
                            mutex->users < plausible_waiters && owner > 0;
  if (!is_plausible || !(has_owner_in_word || wait.expected == 2)) return std::nullopt;
  return Primitive{Primitive::Kind::mutex, 0, 0, owner};
}

/// A condition variable has two words to wait on; in front of the first is the number of waiters,
/// in eighths, and further in front a count of all waits that there ever were.
std::optional<Primitive> as_condition(const Subject& subject, const FutexWait& wait) {
  const std::uint64_t first = wait.address - wait.address % 8;
  const auto references = subject.read<std::uint32_t>(first - 4);
  const auto waits = subject.read<std::uint64_t>(first - 40);        // glibc 2.36
  const auto newer_waits = subject.read<std::uint64_t>(first - 32);  // glibc 2.41
  if (!references || !waits || !newer_waits) return std::nullopt;
  const unsigned waiters = *references / 8;
  const bool is_shared = (*references & 1) != 0;
  const auto is_count = [&](std::uint64_t value) {
    return value / 2 >= waiters && value < 1ull << 40;
  };
  const bool is_plausible = waiters > 0 && waiters < plausible_waiters &&
                            is_shared != wait.is_private &&
                            (is_count(*waits) || is_count(*newer_waits));
  if (!is_plausible || wait.command != FUTEX_WAIT_BITSET) return std::nullopt;
  return Primitive{Primitive::Kind::condition, 0, waiters, 0};
}

std::optional<Primitive> as_semaphore(const Subject& subject, const FutexWait& wait) {
  const auto semaphore = subject.read<SemaphoreLayout>(wait.address);
  const int shared = wait.is_private ? 0 : FUTEX_PRIVATE_FLAG;
  const bool is_plausible = semaphore && wait.expected == 0 && wait.address % 8 == 0 &&
                            semaphore->shared == shared && semaphore->waiters > 0 &&
                            semaphore->waiters < plausible_waiters;
  if (!is_plausible || wait.command != FUTEX_WAIT_BITSET) return std::nullopt;
  return Primitive{Primitive::Kind::semaphore, semaphore->value, semaphore->waiters, 0};
}

/// In how many seconds the wait ends by itself: after a span, or at a moment (futex(2)).
std::optional<double> read_limit(const Subject& subject, int operation, int command) {
  const std::uint64_t address = subject.argument(3);
  if (command == FUTEX_WAIT) return read_span(subject, address);
  const bool is_real = command == FUTEX_LOCK_PI || (operation & FUTEX_CLOCK_REALTIME) != 0;
  return read_moment(subject, address, is_real ? CLOCK_REALTIME : CLOCK_MONOTONIC);
}

}  // namespace

std::optional<FutexWait> find_futex_wait(const Subject& subject) {
  if (!subject.is_in({"futex"})) return std::nullopt;
  const int operation = subject.number(1);
  const int command = operation & FUTEX_CMD_MASK;
  constexpr int waiting[] = {FUTEX_WAIT, FUTEX_WAIT_BITSET, FUTEX_LOCK_PI, FUTEX_LOCK_PI2,
                             FUTEX_WAIT_REQUEUE_PI};
  if (std::find(std::begin(waiting), std::end(waiting), command) == std::end(waiting))
    return std::nullopt;
  return FutexWait{subject.argument(0),
                   command,
                   (operation & FUTEX_PRIVATE_FLAG) != 0,
                   static_cast<std::uint32_t>(subject.argument(2)),
                   subject.argument(3) != 0,
                   is_long(read_limit(subject, operation, command))};
}

Primitive recognise(const Subject& subject, const FutexWait& wait) {
  for (const auto& as : {as_thread, as_mutex, as_condition, as_semaphore}) {
    if (const auto primitive = as(subject, wait)) return *primitive;
  }
  const auto word = subject.read<std::uint32_t>(wait.address);
  return {Primitive::Kind::unknown, word.value_or(0), 0, 0};
}

}  // namespace boxlab
