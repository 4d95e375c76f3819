// How much a program in a sandbox may use.
#pragma once

#include <cstdint>

namespace boxlab {

/// What a program in a sandbox may use. Times of work are for a fast machine: see scaled().
struct Limits {
  double wall_seconds = 4;                   ///< from the start of the program to its end
  double rest_seconds = 8;                   ///< of these, at which nothing moves
  double cpu_seconds = 1.5;                  ///< of each process (RLIMIT_CPU)
  std::uint64_t memory_bytes = 1ull << 30;   ///< of each process (RLIMIT_AS), and of all together
  std::uint64_t processes = 128;             ///< at one time, in the whole sandbox
  std::uint64_t file_bytes = 64ull << 20;    ///< of one file, and of all of /tmp
  std::uint64_t queue_bytes = 800ull << 10;  ///< of all POSIX message queues (RLIMIT_MSGQUEUE)
  std::uint64_t output_bytes = 64ull << 20;  ///< of stdout and stderr: more ends the run
  std::uint64_t kept_bytes = 1ull << 20;     ///< of stdout and stderr: more is counted, not kept
};

/// How much slower this machine is than the one that the limits were chosen on: from 1 to 10.
/// Measured once a process, in about 5 ms.
double machine_slowness();

/// The same limits with times of work for this machine. What a program waits for by the clock takes
/// as long everywhere, so rest_seconds stays as it is.
Limits scaled(Limits limits);

}  // namespace boxlab
