// The textbook's bounded buffer: slots, and two POSIX semaphores that count the full and the empty
// ones (sem_init(3) with pshared). Who is there is told by pids in the shared memory, of which a
// pidfd says whether the process lives. Both kinds of object are used in the same way.
#include <fcntl.h>
#include <poll.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>

#include "ring.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"

using sys::Size;

namespace {

constexpr unsigned slot_count = 32;

struct Slot {
  Size size;  ///< 0: the end of the stream
  char bytes[64 << 10];
};

enum State { raw, being_set_up, set_up, used };

struct Shared {
  std::atomic<int> state;
  std::atomic<int> claims[2];  ///< pids
  std::atomic<int> here[2];    ///< the same pids, once they are ready
  sem_t arrivals[2];
  sem_t full;
  sem_t empty;
  Slot slots[slot_count];
};

[[noreturn]] void fail(int error, const char* call, const char* object) {
  errno = error;
  sys::throw_errno(call, object);
}

bool lives(int pid) {
  if (pid == 0) return false;
  const sys::Descriptor process{static_cast<int>(syscall(SYS_pidfd_open, pid, 0))};
  pollfd end{process.get(), POLLIN, 0};
  return process.is_open() && poll(&end, 1, 0) == 0;
}

/// Waits for a fifth of a second at most. Returns whether the semaphore was taken.
bool take_one(sem_t& semaphore) {
  timespec until{};
  clock_gettime(CLOCK_MONOTONIC, &until);
  until.tv_nsec += 200'000'000;
  until.tv_sec += until.tv_nsec / 1'000'000'000;
  until.tv_nsec %= 1'000'000'000;
  return sem_clockwait(&semaphore, CLOCK_MONOTONIC, &until) == 0;
}

/// The first one in sets the semaphores up, and the other one waits for that.
void prepare(Shared& shared) {
  int state = raw;
  if (shared.state.compare_exchange_strong(state, being_set_up)) {
    for (sem_t& arrival : shared.arrivals) sem_init(&arrival, 1, 0);
    sem_init(&shared.full, 1, 0);
    sem_init(&shared.empty, 1, slot_count);
    shared.state = set_up;
  }
  while (shared.state == being_set_up) usleep(1000);
}

}  // namespace

struct Ring {
  int side;
  char label[300];
  Shared* shared = nullptr;
  int segment = -1;       ///< System V
  unsigned next = 0;      ///< the slot to use next
  Size done_of_slot = 0;  ///< how much of it is taken

  int other() const { return 1 - side; }
  bool is_other_there() const {
    const int pid = shared->here[other()];
    return pid == shared->claims[other()] && lives(pid);
  }
  void remove_name() const {
    const bool is_segment = segment != -1;
    sys::check(is_segment ? shmctl(segment, IPC_RMID, nullptr) : shm_unlink(label),
               is_segment ? "shmctl" : "shm_unlink", label);
  }
  void unmap() {
    if (shared != nullptr) segment != -1 ? shmdt(shared) : munmap(shared, sizeof(Shared));
    shared = nullptr;
  }
};

namespace {

void map_object(Ring& ring) {
  const sys::Descriptor object{
      sys::check(shm_open(ring.label, O_RDWR | O_CREAT, 0600), "shm_open", ring.label)};
  struct stat status {};
  sys::check(fstat(object.get(), &status), "fstat", ring.label);
  if (status.st_size != 0 && status.st_size != sizeof(Shared)) fail(EINVAL, "shm_open", ring.label);
  int error = EINTR;
  while (error == EINTR) error = posix_fallocate(object.get(), 0, sizeof(Shared));
  if (error != 0) {
    ring.remove_name();
    fail(error, "posix_fallocate", ring.label);
  }
  void* memory = mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED, object.get(), 0);
  if (memory == MAP_FAILED) sys::throw_errno("mmap", ring.label);
  ring.shared = static_cast<Shared*>(memory);
}

void attach_segment(Ring& ring, int key) {
  ring.segment = sys::check(shmget(key, sizeof(Shared), IPC_CREAT | 0600), "shmget", ring.label);
  void* memory = shmat(ring.segment, nullptr, 0);
  if (memory == reinterpret_cast<void*>(-1)) sys::throw_errno("shmat", ring.label);
  ring.shared = static_cast<Shared*>(memory);
}

/// Takes the place of nobody, or of somebody who is dead. Returns false when two have met here
/// already.
bool claim(Ring& ring) {
  prepare(*ring.shared);
  std::atomic<int>& claim = ring.shared->claims[ring.side];
  int holder = claim;
  do {
    if (ring.shared->state == used) return false;
    if (lives(holder)) fail(EBUSY, "pidfd_open", ring.label);
  } while (!claim.compare_exchange_weak(holder, getpid()));
  return ring.shared->state != used;
}

void meet(Ring& ring) {
  Shared& shared = *ring.shared;
  shared.here[ring.side] = getpid();
  sem_post(&shared.arrivals[ring.other()]);
  const bool is_receiver = ring.side == 1;
  while (is_receiver ? !ring.is_other_there() : shared.state != used) {
    take_one(shared.arrivals[ring.side]);
  }
  if (!is_receiver) return;
  ring.remove_name();
  shared.state = used;
  sem_post(&shared.arrivals[0]);
}

template <class Map>
Ring* open(Side side, const char* label, Map map) {
  Ring* ring = new Ring{side == Side::sender ? 0 : 1, {}};
  std::snprintf(ring->label, sizeof ring->label, "%s", label);
  try {
    for (map(*ring); !claim(*ring); map(*ring)) ring->unmap();
    meet(*ring);
  } catch (...) {
    close_ring(ring);
    throw;
  }
  return ring;
}

/// Waits for a slot. What a side did last came before its end: so try once more after that.
void wait_for(Ring& ring, sem_t& semaphore, const char* call) {
  while (!take_one(semaphore)) {
    if (ring.is_other_there()) continue;
    if (sem_trywait(&semaphore) == 0) return;
    fail(EPIPE, call, ring.label);
  }
}

Slot& next_slot(Ring& ring) { return ring.shared->slots[ring.next % slot_count]; }

void put_slot(Ring& ring, const char* bytes, Size size) {
  wait_for(ring, ring.shared->empty, "put");
  Slot& slot = next_slot(ring);
  std::memcpy(slot.bytes, bytes, size);
  slot.size = size;
  ++ring.next;
  sem_post(&ring.shared->full);
}

}  // namespace

Ring* open_ring(const char* name, Side side) {
  if (name[0] != '/') fail(EINVAL, "shm_open", name);
  return open(side, name, map_object);
}

Ring* open_ring(int key, Side side) {
  char label[32];
  std::snprintf(label, sizeof label, "key %d", key);
  return open(side, label, [key](Ring& ring) { attach_segment(ring, key); });
}

void put(Ring* ring, const void* data, Size size) {
  const char* bytes = static_cast<const char*>(data);
  for (Size piece = 0; size > 0; bytes += piece, size -= piece) {
    piece = size < sizeof Slot::bytes ? size : sizeof Slot::bytes;
    put_slot(*ring, bytes, piece);
  }
}

Size take(Ring* ring, void* data, Size size) {
  if (ring->done_of_slot == 0) wait_for(*ring, ring->shared->full, "take");
  Slot& slot = next_slot(*ring);
  const Size left = slot.size - ring->done_of_slot;
  const Size piece = size < left ? size : left;
  std::memcpy(data, slot.bytes + ring->done_of_slot, piece);
  ring->done_of_slot += piece;
  if (ring->done_of_slot < slot.size) return piece;
  ring->done_of_slot = 0;
  ++ring->next;
  sem_post(&ring->shared->empty);
  return piece;
}

void finish(Ring* ring) {
  if (!ring->is_other_there()) fail(EPIPE, "finish", ring->label);
  put_slot(*ring, "", 0);
}

void close_ring(Ring* ring) {
  ring->unmap();
  delete ring;
}
