// What the kernel says about processes, read from /proc without stopping them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sys/descriptor.hpp"

namespace boxlab {

/// One open descriptor of a process: /proc/PID/fd/N and fdinfo/N (proc(5)).
struct OpenDescriptor {
  int number = -1;        ///< as in `fd` of the process
  std::string target;     ///< what it is open on: "/dev/null", "pipe:[8123]"
  bool readable = false;  ///< by its access mode (O_RDONLY, O_RDWR)
  bool writable = false;  ///< likewise (O_WRONLY, O_RDWR)
};

/// The system call that a thread is in: /proc/PID/task/TID/syscall.
struct SystemCall {
  long number = -1;                                    ///< of this kind of machine (SYS_read...)
  std::array<std::uint64_t, 6> arguments{};            ///< as they are in the registers
  bool operator==(const SystemCall&) const = default;  ///< the same call, with the same arguments
};

/// One thread of a process.
struct Thread {
  int tid = 0;                  ///< its id; that of the first is the pid
  char state = '?';             ///< R running, S sleeping, D sleeping deeply, T stopped, Z zombie
  std::uint64_t cpu_ticks = 0;  ///< user and system time, in clock ticks
  std::uint64_t switches = 0;   ///< how often it gave up or lost a processor
  std::uint64_t sleeps = 0;     ///< how often it gave it up, to wait for something
  std::optional<SystemCall> call;  ///< nothing when it runs, or when we may not look
};

/// One process of a sandbox. Pids are those of the sandbox.
struct Process {
  int pid = 0;                              ///< 2 or more: init is left out
  int parent = 0;                           ///< the pid of it; 1 for an orphan
  std::string name;                         ///< its comm: the program's name, cut at 15 bytes
  std::vector<std::string> words;           ///< its command line
  std::uint64_t private_kib = 0;            ///< memory that is its own alone
  std::uint64_t ignored_signals = 0;        ///< bit N-1 for signal N (SigIgn)
  std::uint64_t caught_signals = 0;         ///< likewise (SigCgt)
  bool has_timer = false;                   ///< a POSIX timer could wake it
  std::vector<Thread> threads;              ///< at least one
  std::vector<OpenDescriptor> descriptors;  ///< in the order of their numbers

  const Thread& main_thread() const { return threads.front(); }  ///< the one that began with main()
  /// It has ended, and its parent has not waited for it yet. The first thread alone may end before
  /// the others.
  bool is_zombie() const;
  /// The descriptor of that number, or nullptr.
  const OpenDescriptor* descriptor(int number) const;
  /// Its main thread is in read(), of the descriptor of that number.
  bool reads(int number) const;
  /// "wc (pid 7)".
  std::string label() const;
};

/// All processes of a sandbox but its init, at one moment.
using Processes = std::vector<Process>;

/// The name of the system call that the thread is in; empty when it is in none.
std::string call_name(const Thread& thread);

/// The process with that pid, or nullptr.
const Process* find_process(const Processes& processes, int pid);

/// Reads all processes that the mounted proc file system `proc` shows, but pid 1. One that ends
/// meanwhile is left out.
Processes read_processes(const sys::Descriptor& proc);

/// Reads a whole file of `directory`; an empty text where it can't be opened.
std::string read_text(const sys::Descriptor& directory, const std::string& path);

/// Reads what is left of a file. Throws std::system_error.
std::string read_rest(const sys::Descriptor& from);

/// What a link below `directory` leads to; an empty text when it can't be read.
std::string read_link(const sys::Descriptor& directory, const std::string& path);

/// The lines of a file of /proc that is open already, read anew from its beginning. Throws
/// std::system_error.
std::vector<std::string> read_lines(const sys::Descriptor& file);

/// The names in the directory `path` below `directory`, but "." and "..", in order.
std::vector<std::string> read_names(const sys::Descriptor& directory, const std::string& path);

}  // namespace boxlab
