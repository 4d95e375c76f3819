// All that the init of a sandbox has to do, worked out before it exists.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <string>
#include <vector>

#include "check/limits.hpp"

namespace boxlab {

/// A file that is put into the sandbox before the program starts.
struct GivenFile {
  std::string path;         ///< absolute, as seen inside; its directories are made
  std::string contents;     ///< byte by byte
  bool executable = false;  ///< mode 755 instead of 644
};

/// A setting of the kernel (sysctl) for the namespaces of a sandbox.
struct Setting {
  std::string path;   ///< "/proc/sys/kernel/msgmni"
  std::string value;  ///< what is written there
};

/// What runs in a sandbox, and with what.
struct Plan {
  /// What it sees of the system, read-only: absolute paths of directories and files.
  std::vector<std::string> system{"/usr", "/etc",   "/bin",   "/sbin",
                                  "/lib", "/lib32", "/lib64", "/libx32"};
  std::string path;                      ///< of the program; empty: words[0] is looked for in PATH
  std::vector<std::string> words;        ///< argv
  std::vector<std::string> environment;  ///< NAME=value
  std::vector<GivenFile> files;          ///< that it finds there
  std::vector<Setting> settings;         ///< of its namespaces
  std::vector<std::string> devices;      ///< of the machine, besides the usual ones
  std::vector<std::string> controllers;  ///< of cgroups of its own; empty: it has none
  Limits limits;                         ///< on time, memory, processes, output
  bool has_no_new_privs = true;          ///< see Sandbox::without_no_new_privs
};

/// A Plan in the form that init can use. Init is a copy of the judge, made in the middle of
/// whatever its other threads were doing: it must not allocate, so all of it is laid out here.
struct Orders {
  /// The plan must outlive its orders: they point into it.
  Orders(const Plan& plan, const std::vector<sock_filter>& filter);

  const char* path;                         ///< of the program: with a slash, or looked for in PATH
  std::vector<char*> argv;                  ///< ends with nullptr
  std::vector<char*> environment;           ///< ends with nullptr
  const std::vector<std::string>* system;   ///< Plan::system
  const std::vector<GivenFile>* files;      ///< Plan::files
  const std::vector<Setting>* settings;     ///< Plan::settings
  const std::vector<std::string>* devices;  ///< Plan::devices
  Limits limits;                            ///< Plan::limits
  bool has_no_new_privs;                    ///< Plan::has_no_new_privs
  sock_fprog filter;                        ///< of system calls (seccomp(2))
  char tmp_options[64];                     ///< mount options of /tmp and /dev/shm
  int channel = -1;                         ///< to the judge
  int standard[3] = {-1, -1, -1};           ///< what becomes stdin, stdout and stderr
  bool has_cgroup = false;                  ///< it was born in a cgroup of its own
  /// Where the run has cgroups of its own, what Delegation says of these: -1 elsewhere.
  int way_to_init = -1;
  int way_to_caller = -1;  ///< likewise
};

}  // namespace boxlab
