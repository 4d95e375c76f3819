// The main of a lab's bench.cpp.
#pragma once

#include <sys/prctl.h>

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "sys/process.hpp"
#include "sys/program.hpp"
#include "sys/types.hpp"

namespace boxlab::bench {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>{Clock::now() - start}.count();
}

/// A second process, which runs `body`; it ends when we do, however that comes.
template <class Body>
sys::Pid start(Body body) {
  return sys::spawn([&] {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    body();
  });
}

/// What a lab's bench.cpp does for `bench SIZE SECONDS`: measures each of two things with messages
/// of SIZE bytes for SECONDS, and prints
///
///     BYTES_PER_SECOND SECONDS_PER_ROUND_TRIP
///
/// with 0 for what there is no figure of. Both functions take the size and the time.
inline int run_lab_bench(int argc, char** argv, double (*measure_stream)(sys::Size, double),
                         double (*measure_round_trip)(sys::Size, double)) {
  constexpr auto synopsis = "bench SIZE SECONDS";
  if (argc != 3) return sys::report_usage("two numbers are needed", synopsis);
  const auto size = std::strtoull(argv[1], nullptr, 10);
  const double seconds = std::strtod(argv[2], nullptr);
  if (size == 0 || seconds <= 0) return sys::report_usage("both are more than 0", synopsis);
  std::printf("%.0f", measure_stream(size, seconds));
  std::printf(" %.9f\n", measure_round_trip(size, seconds));
  return 0;
}

}  // namespace boxlab::bench
