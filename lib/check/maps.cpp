#include "check/maps.hpp"

#include <sstream>

#include "check/proc.hpp"

namespace boxlab {

namespace {

/// What the kernel puts behind the path of an object that has no name any more.
constexpr std::string_view removed = " (deleted)";

void set_path(Mapping& mapping, std::string path) {
  mapping.is_removed = path.ends_with(removed);
  if (mapping.is_removed) path.resize(path.size() - removed.size());
  mapping.path = std::move(path);
}

/// "7f0a1c000000-7f0a1c021000 rw-s 00000000 00:2a 7      /dev/shm/ring (deleted)"
Mapping parse_mapping(const std::string& line) {
  std::istringstream fields{line};
  Mapping mapping;
  char dash = 0;
  std::string rights;
  std::string path;
  fields >> std::hex >> mapping.begin >> dash >> mapping.end >> rights >> mapping.offset;
  fields >> std::dec >> mapping.device >> mapping.inode >> std::ws;
  std::getline(fields, path);
  mapping.is_readable = rights.starts_with('r');
  mapping.is_writable = rights.find('w') != std::string::npos;
  mapping.is_shared = rights.ends_with('s');
  set_path(mapping, std::move(path));
  return mapping;
}

}  // namespace

bool Mapping::is_shared_memory() const {
  return path.starts_with("/dev/shm/") || path.starts_with("/SYSV");
}

std::vector<Mapping> read_mappings(const sys::Descriptor& proc, int pid) {
  std::vector<Mapping> mappings;
  std::istringstream lines{read_text(proc, std::to_string(pid) + "/maps")};
  for (std::string line; std::getline(lines, line);) mappings.push_back(parse_mapping(line));
  return mappings;
}

std::optional<Mapping> find_mapping(const sys::Descriptor& proc, int pid, std::uint64_t address) {
  for (const Mapping& mapping : read_mappings(proc, pid)) {
    if (mapping.begin <= address && address < mapping.end) return mapping;
  }
  return std::nullopt;
}

}  // namespace boxlab
