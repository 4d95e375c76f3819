#include "ring.hpp"

#include <fcntl.h>
#include <linux/futex.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

using sys::Size;

namespace {

/// How many bytes a ring holds. A power of two: positions may count on past it for ever.
constexpr Size capacity = 8 << 20;

/// How many are copied before the other side may have them: it copies while we copy the next ones.
constexpr Size largest_piece = 64 << 10;

/// What both processes see. All zeros is an empty ring: there is nothing to set up, so nobody can
/// come before it is set up. What different sides write to is in different cache lines.
struct Shared {
  alignas(64) std::atomic<Size> put;  ///< how many bytes, ever
  Size front;                         ///< how many had been put when it began at bytes[0]
  std::atomic<bool> is_finished;
  alignas(64) std::atomic<Size> taken;         ///< likewise
  alignas(64) std::atomic<int> is_waiting[2];  ///< each side: 1 while it sleeps, or is about to
  alignas(64) char bytes[capacity];
};

Side other(Side side) { return side == Side::sender ? Side::receiver : Side::sender; }

int index(Side side) { return static_cast<int>(side); }

[[noreturn]] void fail(int error, const char* call, const char* object) {
  errno = error;
  sys::throw_errno(call, object);
}

/// Whether both sides have to share a processor.
bool is_on_one_processor() {
  cpu_set_t processors;
  const bool is_known = sched_getaffinity(0, sizeof processors, &processors) == 0;
  return is_known && CPU_COUNT(&processors) == 1;
}

/// How often one looks again before one goes to sleep: about as long as sleeping and waking takes.
/// Once only on one processor: nothing changes while one looks.
int looks_before_sleep(bool on_one_processor) { return on_one_processor ? 1 : 60'000; }

}  // namespace

/// A ring, whatever kind of object it lies in.
struct Ring {
  explicit Ring(Side own_side) : side{own_side} {}
  virtual ~Ring() = default;
  Ring(const Ring&) = delete;
  Ring& operator=(const Ring&) = delete;

  /// Makes is_there() true for this side, until this process ends: the kernel sees to that.
  virtual void announce() = 0;
  virtual bool is_there(Side which) const = 0;
  virtual bool has_name() const = 0;
  virtual void remove_name() = 0;

  Side side;
  char label[300];  ///< what messages call it
  Shared* shared = nullptr;
  Size seen = 0;  ///< how far the other side was when we last looked
  const bool on_one_processor = is_on_one_processor();
};

namespace {

/// A process that sleeps looks that often whether the other one still lives.
constexpr timespec patience{0, 250'000'000};

/// Sleeps until `is_so()`, or until the other side calls wake_other(), or patience is at an end.
/// Returns is_so(). The order keeps a call from being missed: the other side either sees that we
/// wait, or had made it so before we looked.
template <class Condition>
bool sleep_until(Ring& ring, Condition is_so) {
  std::atomic<int>& is_waiting = ring.shared->is_waiting[index(ring.side)];
  is_waiting = 1;
  if (is_so()) return true;
  syscall(SYS_futex, &is_waiting, FUTEX_WAIT, 1, &patience);
  return is_so();
}

/// Waits until `is_so()`. Returns false when it is not so, and never will be, because the other
/// side is gone. What that one did last came before its end: so look once more after that.
template <class Condition>
bool wait_until(Ring& ring, Condition is_so) {
  for (int looks = looks_before_sleep(ring.on_one_processor); looks > 0; --looks) {
    if (is_so()) return true;
  }
  while (!sleep_until(ring, is_so)) {
    if (!ring.is_there(other(ring.side))) return is_so();
  }
  return true;
}

void wake_other(Ring& ring) {
  std::atomic<int>& is_waiting = ring.shared->is_waiting[index(other(ring.side))];
  if (is_waiting == 0) return;
  is_waiting = 0;
  syscall(SYS_futex, &is_waiting, FUTEX_WAKE, 1);
}

/// On one processor, an empty ring begins anew at its front: these bytes are in the caches still.
void begin_anew_when_empty(Ring& ring) {
  Shared& shared = *ring.shared;
  if (ring.on_one_processor && shared.taken == shared.put) shared.front = ring.seen = shared.put;
}

Size index_of(const Ring& ring, Size position) {
  return (position - ring.shared->front) % capacity;
}

Size smaller(Size one, Size other) { return one < other ? one : other; }

/// The size of what can be copied at once from there on: as far as the end of the memory.
Size piece_at(Size index, Size wanted) {
  return smaller(smaller(wanted, largest_piece), capacity - index);
}

/// Has the memory for a next message of that size come into this processor's cache while we do
/// other things. That of a large message comes by itself, while it is copied.
void prepare_to_write(Shared& shared, Size index, Size size) {
  constexpr Size cache_line = 64;
  constexpr Size large = 4 << 10;
  if (size > large) return;
  for (Size at = 0; at < size; at += cache_line) {
    __builtin_prefetch(&shared.bytes[(index + at) % capacity], 1);
  }
}

/// How much room there is: as much as is wanted or, after a wait, at least 1. What we know of the
/// other side may do; its position is in the other processor's cache.
Size wait_for_room(Ring& ring, Size put, Size wanted) {
  const auto room = [&] { return capacity - (put - ring.seen); };
  const auto is_so = [&] {
    ring.seen = ring.shared->taken;
    return room() > 0;
  };
  if (room() < wanted && !wait_until(ring, is_so)) fail(EPIPE, "put", ring.label);
  return room();
}

/// How much there is to take, likewise; 0 at the end.
Size wait_for_bytes(Ring& ring, Size taken, Size wanted) {
  const auto there = [&] { return ring.seen - taken; };
  const auto is_so = [&] {
    const bool is_finished = ring.shared->is_finished;
    ring.seen = ring.shared->put;
    return is_finished || there() > 0;
  };
  if (there() < wanted && !wait_until(ring, is_so)) fail(EPIPE, "take", ring.label);
  return there();
}

/// Returns when both sides are there, and the name is gone: the receiver removes it.
void meet(Ring& ring) {
  const bool is_receiver = ring.side == Side::receiver;
  const auto is_so = [&] { return is_receiver ? ring.is_there(Side::sender) : !ring.has_name(); };
  ring.announce();
  wake_other(ring);
  while (!sleep_until(ring, is_so)) {
  }
  if (!is_receiver) return;
  ring.remove_name();
  wake_other(ring);
}

/// Makes the two sides meet; when anything fails, removes what would be left.
template <class Kind, class Name>
Ring* open(Name name, Side side) {
  Kind* ring = new Kind{name, side};
  try {
    ring->map();
    meet(*ring);
  } catch (...) {
    if (!ring->is_there(other(side))) ring->remove_name();
    delete ring;
    throw;
  }
  return ring;
}

// POSIX: a file in /dev/shm. Each side locks one byte of it to claim its side, and another one when
// it is ready: the kernel lets go of a lock when the process dies (F_OFD_SETLK of fcntl(2)).

struct flock lock_of(int byte) {
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = byte;
  lock.l_len = 1;
  return lock;
}

int claim_byte(Side side) { return index(side); }

int ready_byte(Side side) { return 2 + index(side); }

struct PosixRing : Ring {
  PosixRing(const char* name, Side own_side) : Ring{own_side} {
    std::snprintf(label, sizeof label, "%s", name);
    if (label[0] != '/') fail(EINVAL, "shm_open", label);
    bool is_claimed = false;
    do {
      object =
          sys::Descriptor{sys::check(shm_open(label, O_RDWR | O_CREAT, 0600), "shm_open", label)};
      is_claimed = lock(claim_byte(side));
    } while (!has_name());  // the two that it was for have met just now: it is theirs alone
    if (!is_claimed) fail(EBUSY, "fcntl", label);
    if (size() != 0 && size() != sizeof(Shared)) fail(EINVAL, "shm_open", label);
  }

  ~PosixRing() override {
    if (shared != nullptr) munmap(shared, sizeof(Shared));
  }

  bool lock(int byte) {
    struct flock lock = lock_of(byte);
    if (fcntl(object.get(), F_OFD_SETLK, &lock) == 0) return true;
    if (errno != EAGAIN && errno != EACCES) sys::throw_errno("fcntl", label);
    return false;
  }

  /// Gets the memory now: with ftruncate(2), a full /dev/shm would show only when we touch it, and
  /// then as SIGBUS.
  void map() {
    int error = EINTR;
    while (error == EINTR) error = posix_fallocate(object.get(), 0, sizeof(Shared));
    if (error != 0) fail(error, "posix_fallocate", label);
    void* memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE,
                        object.get(), 0);
    if (memory == MAP_FAILED) sys::throw_errno("mmap", label);
    shared = static_cast<Shared*>(memory);
  }

  void announce() override { lock(ready_byte(side)); }

  bool is_there(Side which) const override {
    struct flock lock = lock_of(ready_byte(which));
    sys::check(fcntl(object.get(), F_OFD_GETLK, &lock), "fcntl", label);
    return lock.l_type != F_UNLCK;
  }

  struct stat status() const {
    struct stat status {};
    sys::check(fstat(object.get(), &status), "fstat", label);
    return status;
  }
  Size size() const { return static_cast<Size>(status().st_size); }
  bool has_name() const override { return status().st_nlink > 0; }
  void remove_name() override { sys::check(shm_unlink(label), "shm_unlink", label); }

  sys::Descriptor object;
};

// System V: a segment, and under the same key a set of two semaphores. Each side adds 1 to its own
// to claim it, and 1 when it is ready: the kernel takes that back when the process dies (SEM_UNDO
// of semop(2)).

struct SystemVRing : Ring {
  SystemVRing(int key, Side own_side) : Ring{own_side} {
    std::snprintf(label, sizeof label, "key %d", key);
    while (!claim(key)) {
    }
    segment_key = key;
  }

  ~SystemVRing() override {
    if (shared != nullptr) shmdt(shared);
  }

  /// Returns false when the two that the set was for have met just now, and removed it.
  bool claim(int key) {
    set = sys::check(semget(key, 2, IPC_CREAT | 0600), "semget", label);
    sembuf from_0_to_1[] = {{number(), 0, IPC_NOWAIT}, {number(), 1, SEM_UNDO}};
    if (semop(set, from_0_to_1, 2) == 0) return true;
    if (errno == EAGAIN) fail(EBUSY, "semop", label);
    if (errno != EIDRM && errno != EINVAL) sys::throw_errno("semop", label);
    return false;
  }

  void map() {
    segment = sys::check(shmget(segment_key, sizeof(Shared), IPC_CREAT | 0600), "shmget", label);
    if (status().shm_segsz != sizeof(Shared)) {
      segment = -1;  // somebody else's
      fail(EINVAL, "shmget", label);
    }
    void* memory = shmat(segment, nullptr, 0);
    if (memory == reinterpret_cast<void*>(-1)) sys::throw_errno("shmat", label);
    shared = static_cast<Shared*>(memory);
  }

  unsigned short number() const { return static_cast<unsigned short>(index(side)); }

  shmid_ds status() const {
    shmid_ds status{};
    sys::check(shmctl(segment, IPC_STAT, &status), "shmctl", label);
    return status;
  }

  void announce() override {
    sembuf from_1_to_2{number(), 1, SEM_UNDO};
    sys::check(semop(set, &from_1_to_2, 1), "semop", label);
  }

  /// Once the set is gone, the two that have met are the ones attached to the segment.
  bool is_there(Side which) const override {
    const int value = semctl(set, index(which), GETVAL);
    return value == -1 ? status().shm_nattch == 2 : value == 2;
  }

  bool has_name() const override { return semctl(set, 0, GETVAL) != -1; }

  /// The set goes last: whoever still finds it can claim nothing in it.
  void remove_name() override {
    if (segment != -1) sys::check(shmctl(segment, IPC_RMID, nullptr), "shmctl", label);
    sys::check(semctl(set, 0, IPC_RMID), "semctl", label);
  }

  int set = -1;
  int segment = -1;
  int segment_key = 0;
};

}  // namespace

Ring* open_ring(const char* name, Side side) { return open<PosixRing>(name, side); }

Ring* open_ring(int key, Side side) { return open<SystemVRing>(key, side); }

void put(Ring* ring, const void* data, Size size) {
  Shared& shared = *ring->shared;
  const char* from = static_cast<const char*>(data);
  while (size > 0) {
    begin_anew_when_empty(*ring);
    const Size put = shared.put;
    const Size index = index_of(*ring, put);
    Size piece = piece_at(index, size);
    piece = smaller(piece, wait_for_room(*ring, put, piece));
    std::memcpy(shared.bytes + index, from, piece);
    shared.put = put + piece;
    wake_other(*ring);
    prepare_to_write(shared, index + piece, piece);
    from += piece;
    size -= piece;
  }
}

Size take(Ring* ring, void* data, Size size) {
  Shared& shared = *ring->shared;
  const Size taken = shared.taken;
  const Size there = wait_for_bytes(*ring, taken, smaller(size, largest_piece));
  const Size index = index_of(*ring, taken);
  const Size piece = smaller(there, piece_at(index, size));
  std::memcpy(data, shared.bytes + index, piece);
  shared.taken = taken + piece;
  wake_other(*ring);
  return piece;
}

void finish(Ring* ring) {
  if (!ring->is_there(Side::receiver)) fail(EPIPE, "finish", ring->label);
  ring->shared->is_finished = true;
  wake_other(*ring);
}

void close_ring(Ring* ring) { delete ring; }
