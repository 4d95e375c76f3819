#include "bench/pair.hpp"

#include <pthread.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <stdexcept>

#include "bench/cpus.hpp"
#include "bench/ipc_namespace.hpp"
#include "bench/shared.hpp"
#include "course/stay_with.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace boxlab::bench {

namespace {

/// Half of the warm-up.
constexpr long warm_up_steps = 16;

/// Where two processes meet before they take steps that count.
class Barrier {
 public:
  Barrier() {
    pthread_barrierattr_t attributes;
    must(pthread_barrierattr_init(&attributes));
    must(pthread_barrierattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED));
    must(pthread_barrier_init(&barrier_, &attributes, 2));
  }
  void meet() { pthread_barrier_wait(&barrier_); }

 private:
  static void must(int error) {
    errno = error;
    if (error != 0) sys::throw_errno("pthread_barrier_init");
  }

  pthread_barrier_t barrier_;
};

/// What the two processes and the one that started them have in common.
struct PairDesk {
  Barrier start;
  long steps = 0;
  double seconds = 0;  ///< of one step
};

double seconds_for(long steps, const Step& step, Message& message) {
  const auto start = std::chrono::steady_clock::now();
  for (long done = 0; done < steps; ++done) step(message);
  return std::chrono::duration<double>{std::chrono::steady_clock::now() - start}.count();
}

/// The second half of the warm-up says how many steps a slice has.
void be_one(PairDesk& desk, const Step& step, double slice) {
  Message message{};
  seconds_for(warm_up_steps, step, message);
  const double warm = seconds_for(warm_up_steps, step, message);
  desk.steps = std::max(warm_up_steps, static_cast<long>(slice / warm * warm_up_steps));
  desk.start.meet();
  desk.seconds = seconds_for(desk.steps, step, message) / static_cast<double>(desk.steps);
}

void be_other(PairDesk& desk, const Step& step) {
  Message message{};
  seconds_for(2 * warm_up_steps, step, message);
  desk.start.meet();
  seconds_for(desk.steps, step, message);
}

template <class Body>
void spawn_on(int cpu, Body body) {
  sys::spawn([&, parent = getpid()] {
    stay_with(parent);
    pin({cpu});
    body();
  });
}

/// Waits for both children. The first that fails is the end: the other one may wait for it forever,
/// and goes with this process.
int wait_for_both() {
  for (int children = 2; children > 0; --children) {
    int status = 0;
    sys::check(waitpid(-1, &status, 0), "waitpid");
    if (status != 0) return 1;
  }
  return 0;
}

}  // namespace

double time_step(const Placement& cpus, double slice, const std::function<Pair()>& make) {
  const Shared<PairDesk> desk;
  const sys::Pid both = sys::spawn([&, parent = getpid()] {
    stay_with(parent);
    enter_own_ipc_namespace();
    const Pair pair = make();
    spawn_on(cpus.one, [&] { be_one(*desk, pair.one, slice); });
    spawn_on(cpus.other, [&] { be_other(*desk, pair.other); });
    return wait_for_both();
  });
  if (sys::wait(both) != 0) throw std::runtime_error{"bench: a process that was measured failed"};
  return desk->seconds;
}

}  // namespace boxlab::bench
