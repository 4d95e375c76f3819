#include "check/memory_use.hpp"

#include <fmt/core.h>
#include <sys/stat.h>

#include <map>
#include <sstream>
#include <string>

namespace boxlab {

namespace {

std::uint64_t private_bytes(const Processes& processes) {
  std::uint64_t sum = 0;
  for (const Process& process : processes) sum += process.private_kib * 1024;
  return sum;
}

/// The column "rss" of /proc/sysvipc/shm: what was touched, which is what takes memory.
std::uint64_t segment_bytes(const sys::Descriptor& segments) {
  constexpr int columns_before = 14;
  std::uint64_t sum = 0;
  const std::vector<std::string> lines = read_lines(segments);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    std::istringstream row{lines[i]};
    std::string skipped;
    for (int column = 0; column < columns_before; ++column) row >> skipped;
    std::uint64_t resident = 0;
    row >> resident;
    sum += resident;
  }
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
