// A monitor: one mutex around everything, and a condition for each side to wait on, as in any
// program with threads; only that these are marked as shared between processes, and robust. Whoever
// locks a robust mutex whose owner was killed is told so: that also tells who is there, because
// each side holds a mutex of its own as long as it lives.
#include <fcntl.h>
#include <pthread.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "ring.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"

using sys::Size;

namespace {

constexpr Size capacity = 1 << 20;

/// What says that the mutexes are set up.
constexpr int set_up_mark = 0x52494e47;

struct Shared {
  std::atomic<int> mark;
  pthread_mutex_t monitor;
  pthread_mutex_t life[2];
  pthread_cond_t changed[2];
  bool have_met;
  bool is_finished;
  Size put;
  Size taken;
  char bytes[capacity];
};

[[noreturn]] void fail(int error, const char* call, const char* object) {
  errno = error;
  sys::throw_errno(call, object);
}

void init_mutex(pthread_mutex_t& mutex) {
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
  pthread_mutex_init(&mutex, &attributes);
  pthread_mutexattr_destroy(&attributes);
}

void init_condition(pthread_cond_t& condition) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&condition, &attributes);
  pthread_condattr_destroy(&attributes);
}

void set_up(Shared& shared) {
  init_mutex(shared.monitor);
  for (pthread_mutex_t& mutex : shared.life) init_mutex(mutex);
  for (pthread_cond_t& condition : shared.changed) init_condition(condition);
  shared.mark = set_up_mark;
}

/// What the monitor guards is as it should be at any moment: the counts are moved last.
void repair(pthread_mutex_t& mutex, int error) {
  if (error == EOWNERDEAD) pthread_mutex_consistent(&mutex);
}

class Lock {
 public:
  explicit Lock(Shared& shared) : shared_{shared} {
    repair(shared.monitor, pthread_mutex_lock(&shared.monitor));
  }
  ~Lock() { pthread_mutex_unlock(&shared_.monitor); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  void wait(int side) {
    timespec until{};
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += 250'000'000;
    until.tv_sec += until.tv_nsec / 1'000'000'000;
    until.tv_nsec %= 1'000'000'000;
    repair(shared_.monitor,
           pthread_cond_timedwait(&shared_.changed[side], &shared_.monitor, &until));
  }

 private:
  Shared& shared_;
};

/// Whether a side is there. Only with the monitor: nobody else tries meanwhile.
bool is_there(Shared& shared, int side) {
  const int error = pthread_mutex_trylock(&shared.life[side]);
  if (error == EBUSY) return true;
  repair(shared.life[side], error);
  pthread_mutex_unlock(&shared.life[side]);
  return false;
}

}  // namespace

struct Ring {
  int side;
  char label[300];
  Shared* shared = nullptr;
  bool is_mine = false;      ///< the side is claimed
  sys::Descriptor object{};  ///< POSIX
  int segment = -1;          ///< System V

  int other() const { return 1 - side; }
  void remove_name() const {
    const bool is_segment = segment != -1;
    sys::check(is_segment ? shmctl(segment, IPC_RMID, nullptr) : shm_unlink(label),
               is_segment ? "shmctl" : "shm_unlink", label);
  }
  void unmap() {
    if (is_mine) pthread_mutex_unlock(&shared->life[side]);
    if (shared != nullptr) segment != -1 ? shmdt(shared) : munmap(shared, sizeof(Shared));
    shared = nullptr;
  }
};

namespace {

/// Gives the object its memory, while nobody else may.
void allocate(Ring& ring) {
  struct stat status {};
  sys::check(fstat(ring.object.get(), &status), "fstat", ring.label);
  if (status.st_size != 0 && status.st_size != sizeof(Shared)) fail(EINVAL, "shm_open", ring.label);
  int error = EINTR;
  while (error == EINTR) error = posix_fallocate(ring.object.get(), 0, sizeof(Shared));
  if (error == 0) return;
  shm_unlink(ring.label);
  fail(error, "posix_fallocate", ring.label);
}

void map_object(Ring& ring) {
  ring.object = sys::Descriptor{
      sys::check(shm_open(ring.label, O_RDWR | O_CREAT, 0600), "shm_open", ring.label)};
  while (flock(ring.object.get(), LOCK_EX) == -1) {
    if (errno != EINTR) sys::throw_errno("flock", ring.label);
  }
  allocate(ring);
  void* memory =
      mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED, ring.object.get(), 0);
  if (memory == MAP_FAILED) sys::throw_errno("mmap", ring.label);
  ring.shared = static_cast<Shared*>(memory);
  if (ring.shared->mark != set_up_mark) set_up(*ring.shared);
  sys::check(flock(ring.object.get(), LOCK_UN), "flock", ring.label);
}

/// Who makes the segment sets it up; who finds it waits until that is done.
void attach_segment(Ring& ring, int key) {
  int id = shmget(key, sizeof(Shared), IPC_CREAT | IPC_EXCL | 0600);
  const bool is_new = id != -1;
  if (!is_new && errno == EEXIST) id = shmget(key, sizeof(Shared), 0);
  if (id == -1 && errno == ENOENT) return attach_segment(ring, key);  // it has just gone
  ring.segment = sys::check(id, "shmget", ring.label);
  void* memory = shmat(ring.segment, nullptr, 0);
  if (memory == reinterpret_cast<void*>(-1)) sys::throw_errno("shmat", ring.label);
  ring.shared = static_cast<Shared*>(memory);
  if (is_new) set_up(*ring.shared);
  while (ring.shared->mark != set_up_mark) usleep(1000);
}

/// Makes the side ours. Returns false when two have met here already.
bool claim(Ring& ring) {
  Shared& shared = *ring.shared;
  const Lock lock{shared};
  if (shared.have_met) return false;
  const int error = pthread_mutex_trylock(&shared.life[ring.side]);
  if (error == EBUSY) fail(EBUSY, "pthread_mutex_trylock", ring.label);
  repair(shared.life[ring.side], error);
  // A condition does not survive somebody who is killed while he waits on it.
  init_condition(shared.changed[ring.side]);
  ring.is_mine = true;
  return true;
}

void meet(Ring& ring) {
  Shared& shared = *ring.shared;
  Lock lock{shared};
  pthread_cond_signal(&shared.changed[ring.other()]);
  const bool is_receiver = ring.side == 1;
  while (is_receiver ? !is_there(shared, 0) : !shared.have_met) lock.wait(ring.side);
  if (!is_receiver) return;
  ring.remove_name();
  shared.have_met = true;
  pthread_cond_signal(&shared.changed[ring.other()]);
}

/// `map` makes the memory of a ring ours: again, when two others have just met in it.
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

/// Waits until `is_so()`. Returns false when it is not, and the other side is gone.
template <class Condition>
bool wait_until(Ring& ring, Lock& lock, Condition is_so) {
  while (!is_so()) {
    if (!is_there(*ring.shared, ring.other())) return false;
    lock.wait(ring.side);
  }
  return true;
}

Size least(Size one, Size two) { return one < two ? one : two; }

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
  Shared& shared = *ring->shared;
  const char* from = static_cast<const char*>(data);
  for (Size done = 0; done < size;) {
    Lock lock{shared};
    const auto room = [&] { return capacity - (shared.put - shared.taken); };
    if (!wait_until(*ring, lock, [&] { return room() > 0; })) fail(EPIPE, "put", ring->label);
    const Size at = shared.put % capacity;
    const Size piece = least(least(size - done, room()), capacity - at);
    std::memcpy(shared.bytes + at, from + done, piece);
    shared.put += piece;
    done += piece;
    pthread_cond_signal(&shared.changed[1]);
  }
}

Size take(Ring* ring, void* data, Size size) {
  Shared& shared = *ring->shared;
  Lock lock{shared};
  const auto there = [&] { return shared.put - shared.taken; };
  const auto is_so = [&] { return there() > 0 || shared.is_finished; };
  if (!wait_until(*ring, lock, is_so)) fail(EPIPE, "take", ring->label);
  const Size at = shared.taken % capacity;
  const Size piece = least(least(size, there()), capacity - at);
  std::memcpy(data, shared.bytes + at, piece);
  shared.taken += piece;
  pthread_cond_signal(&shared.changed[0]);
  return piece;
}

void finish(Ring* ring) {
  Shared& shared = *ring->shared;
  const Lock lock{shared};
  if (!is_there(shared, 1)) fail(EPIPE, "finish", ring->label);
  shared.is_finished = true;
  pthread_cond_signal(&shared.changed[1]);
}

void close_ring(Ring* ring) {
  ring->unmap();
  delete ring;
}
