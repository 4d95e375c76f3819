// What a machine is asked for.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace boxlab::vm {

struct Options {
  std::vector<std::string> words;  ///< the command, which runs as root in this directory
  std::filesystem::path kept;      ///< a directory whose writes are kept; empty: none is
  std::chrono::seconds time{600};  ///< for all of it
  unsigned cpus = 1;               ///< more of them cost more time to start
  unsigned memory_mib = 1024;
  unsigned disk_mib = 256;  ///< of the scratch disk, /dev/vda
};

/// Where the parts of a machine are.
struct Parts {
  std::filesystem::path vmlinux;  ///< the kernel, unpacked
  std::filesystem::path modules;  ///< a directory of its modules
  std::filesystem::path init;     ///< the program of lib/vm/guest
};

}  // namespace boxlab::vm
