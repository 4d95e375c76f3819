#include "check/memory.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "check/proc.hpp"

namespace boxlab {

namespace {

Mapping parse_mapping(const std::string& line) {
  std::istringstream fields{line};
  Mapping mapping;
  char dash = 0;
  std::string permissions;
  fields >> std::hex >> mapping.start >> dash >> mapping.end >> permissions >> mapping.offset;
  fields >> mapping.device >> std::dec >> mapping.inode >> std::ws;
  std::getline(fields, mapping.path);
  mapping.is_shared = permissions.ends_with('s');
  return mapping;
}

}  // namespace

std::string read_memory(const sys::Descriptor& proc, int pid, std::uint64_t address,
                        std::size_t size) {
  const std::string path = std::to_string(pid) + "/mem";
  const sys::Descriptor memory{openat(proc.get(), path.c_str(), O_RDONLY | O_CLOEXEC)};
  std::string bytes(size, '\0');
  const ssize_t length = pread(memory.get(), bytes.data(), size, static_cast<off_t>(address));
  bytes.resize(static_cast<std::size_t>(std::max<ssize_t>(length, 0)));
  return bytes;
}

std::vector<Mapping> read_mappings(const sys::Descriptor& proc, int pid) {
  std::vector<Mapping> mappings;
  std::istringstream lines{read_text(proc, std::to_string(pid) + "/maps")};
  for (std::string line; std::getline(lines, line);) mappings.push_back(parse_mapping(line));
  return mappings;
}

std::optional<Mapping> find_mapping(const sys::Descriptor& proc, int pid, std::uint64_t address) {
  for (const Mapping& mapping : read_mappings(proc, pid)) {
    if (mapping.start <= address && address < mapping.end) return mapping;
  }
  return std::nullopt;
}

}  // namespace boxlab
