// How much memory a sandbox takes.
#pragma once

#include <cstdint>

#include "check/message.hpp"
#include "check/proc.hpp"

namespace boxlab {

/// The bytes that all of it takes: what each of `processes` has for itself, System V shared memory,
/// and files in memory that somebody has open (memfd_create(2)). What the mounts of the sandbox
/// hold has a limit of its own.
std::uint64_t memory_bytes(const Processes& processes, const Windows& windows);

}  // namespace boxlab
