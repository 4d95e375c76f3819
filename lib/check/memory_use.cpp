#include "check/memory_use.hpp"

#include <fmt/core.h>
#include <sys/stat.h>

#include <map>
#include <string>

#include "check/ipc.hpp"

namespace boxlab {

namespace {

std::uint64_t private_bytes(const Processes& processes) {
  std::uint64_t sum = 0;
  for (const Process& process : processes) sum += process.private_kib * 1024;
  return sum;
}

std::uint64_t segment_bytes(const sys::Descriptor& table) {
  std::uint64_t sum = 0;
  for (const Segment& segment : read_segments(table)) sum += segment.resident_bytes;
  return sum;
}

/// Each file once, however many descriptors it has.
std::uint64_t memory_file_bytes(const Processes& processes, const sys::Descriptor& proc) {
  std::map<ino_t, std::uint64_t> files;
  for (const Process& process : processes) {
    for (const OpenDescriptor& descriptor : process.descriptors) {
      if (!descriptor.target.starts_with("/memfd:")) continue;
      const std::string path = fmt::format("{}/fd/{}", process.pid, descriptor.number);
      struct stat status {};
      if (fstatat(proc.get(), path.c_str(), &status, 0) == -1) continue;  // closed meanwhile
      files[status.st_ino] = static_cast<std::uint64_t>(status.st_blocks) * 512;
    }
  }
  std::uint64_t sum = 0;
  for (const auto& [inode, bytes] : files) sum += bytes;
  return sum;
}

}  // namespace

std::uint64_t memory_bytes(const Processes& processes, const Windows& windows) {
  return private_bytes(processes) + segment_bytes(windows.segments) +
         memory_file_bytes(processes, windows.proc);
}

}  // namespace boxlab
