// Sets of signals: bit N-1 stands for signal N (signal(7)).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sys/descriptor.hpp"

namespace boxlab {

/// The signals that are in a set.
std::vector<int> members(std::uint64_t set);

/// "SIGUSR1 or SIGTERM", with " or " as `separator`.
std::string name_signals(const std::vector<int>& signals, const std::string& separator);

/// A set in the text of /proc/PID/status (proc(5)), by its key: "SigBlk:"; empty where the text is.
std::uint64_t find_set(const std::string& status, const std::string& key);

/// Which signals do not get through to a process, by the text of its /proc/PID/status: "it blocks
/// SIGINT, SIGTERM", or "it ignores SIGHUP"; empty where all do.
std::string describe_deafness(const std::string& status);

/// The signals that were sent to the process `pid` as a whole, and that its first thread blocks:
/// they wait until it does no more (ShdPnd and SigBlk of proc(5)). `proc` is a mounted proc file
/// system. None where the process is gone.
std::vector<int> read_held_signals(const sys::Descriptor& proc, int pid);

}  // namespace boxlab
