#include "check/proc.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <memory>
#include <sstream>

namespace boxlab {

namespace {

int number(const std::string& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// The numbers among the names of a directory of /proc.
std::vector<int> read_numbers(const sys::Descriptor& proc, const std::string& path) {
  std::vector<int> numbers;
  for (const std::string& name : read_names(proc, path)) {
    if (std::isdigit(static_cast<unsigned char>(name[0]))) numbers.push_back(number(name));
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// What stands behind `key` in a file of lines such as "SigIgn:\t0000000000001000".
std::uint64_t field(const std::string& text, const std::string& key, int base) {
  const auto at = text.find(key);
  if (at == std::string::npos) return 0;
  return std::stoull(text.substr(at + key.size()), nullptr, base);
}

std::optional<SystemCall> parse_call(const std::string& text) {
  std::istringstream words{text};
  SystemCall call;
  if (!(words >> call.number) || call.number < 0) return std::nullopt;
  for (std::uint64_t& argument : call.arguments) words >> std::hex >> argument;
  return call;
}

/// The fields of /proc/PID/stat that we need; the name in it may hold spaces and parentheses.
bool parse_stat(const std::string& text, Process& process, Thread& thread) {
  const auto open = text.find('(');
  const auto close = text.rfind(')');
  if (open == std::string::npos || close == std::string::npos) return false;
  process.name = text.substr(open + 1, close - open - 1);
  std::istringstream fields{text.substr(close + 1)};
  std::string skipped;
  std::uint64_t user = 0;
  std::uint64_t system = 0;
  fields >> thread.state >> process.parent;
  for (int field = 5; field <= 13; ++field) fields >> skipped;
  fields >> user >> system;
  thread.cpu_ticks = user + system;
  return static_cast<bool>(fields);
}

std::optional<Thread> read_thread(const sys::Descriptor& proc, const std::string& directory,
                                  int tid) {
  Process ignored;
  Thread thread;
  thread.tid = tid;
  if (!parse_stat(read_text(proc, directory + "/stat"), ignored, thread)) return std::nullopt;
  const std::string status = read_text(proc, directory + "/status");
  // The line break tells "voluntary..." from "nonvoluntary...".
  thread.sleeps = field(status, "\nvoluntary_ctxt_switches:", 10);
  thread.switches = thread.sleeps + field(status, "\nnonvoluntary_ctxt_switches:", 10);
  thread.call = parse_call(read_text(proc, directory + "/syscall"));
  return thread;
}

std::vector<std::string> split_at_zeros(const std::string& text) {
  std::vector<std::string> words;
  std::istringstream stream{text};
  for (std::string word; std::getline(stream, word, '\0');) words.push_back(word);
  return words;
}

OpenDescriptor read_descriptor(const sys::Descriptor& proc, const std::string& directory,
                               int number) {
  OpenDescriptor descriptor;
  descriptor.number = number;
  descriptor.target = read_link(proc, fmt::format("{}/fd/{}", directory, number));
  const auto flags =
      field(read_text(proc, fmt::format("{}/fdinfo/{}", directory, number)), "flags:", 8);
  descriptor.readable = (flags & O_ACCMODE) != O_WRONLY;
  descriptor.writable = (flags & O_ACCMODE) != O_RDONLY;
  return descriptor;
}

/// The unshared part of the resident memory: "size resident shared ..." in pages.
std::uint64_t read_private_kib(const sys::Descriptor& proc, const std::string& directory) {
  std::istringstream pages{read_text(proc, directory + "/statm")};
  std::uint64_t size = 0;
  std::uint64_t resident = 0;
  std::uint64_t shared = 0;
  pages >> size >> resident >> shared;
  return (resident - std::min(shared, resident)) *
         static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE)) / 1024;
}

std::optional<Process> read_process(const sys::Descriptor& proc, int pid) {
  const std::string directory = std::to_string(pid);
  Process process;
  process.pid = pid;
  Thread ignored;
  if (!parse_stat(read_text(proc, directory + "/stat"), process, ignored)) return std::nullopt;
  const std::string status = read_text(proc, directory + "/status");
  process.words = split_at_zeros(read_text(proc, directory + "/cmdline"));
  process.ignored_signals = field(status, "SigIgn:", 16);
  process.caught_signals = field(status, "SigCgt:", 16);
  process.private_kib = read_private_kib(proc, directory);
  process.has_timer = !read_text(proc, directory + "/timers").empty();
  for (const int tid : read_numbers(proc, directory + "/task")) {
    auto thread = read_thread(proc, fmt::format("{}/task/{}", directory, tid), tid);
    if (thread) process.threads.push_back(*thread);
  }
  for (const int number : read_numbers(proc, directory + "/fd")) {
    process.descriptors.push_back(read_descriptor(proc, directory, number));
  }
  if (process.threads.empty()) return std::nullopt;
  return process;
}

}  // namespace

const OpenDescriptor* Process::descriptor(int number) const {
  const auto found =
      std::find_if(descriptors.begin(), descriptors.end(),
                   [&](const auto& descriptor) { return descriptor.number == number; });
  return found == descriptors.end() ? nullptr : &*found;
}

bool Process::is_zombie() const {
  return std::all_of(threads.begin(), threads.end(),
                     [](const Thread& thread) { return thread.state == 'Z'; });
}

bool Process::reads(int number) const {
  const auto& call = main_thread().call;
  return call && call->number == SYS_read && call->arguments[0] == static_cast<unsigned>(number);
}

std::string Process::label() const { return fmt::format("{} (pid {})", name, pid); }

std::string call_name(const Thread& thread) {
  if (!thread.call) return "";
  const auto number = static_cast<int>(thread.call->number);
  const std::unique_ptr<char, decltype(&std::free)> name{
      seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number), std::free};
  return name ? name.get() : fmt::format("system call {}", number);
}

const Process* find_process(const Processes& processes, int pid) {
  const auto found = std::find_if(processes.begin(), processes.end(),
                                  [&](const Process& process) { return process.pid == pid; });
  return found == processes.end() ? nullptr : &*found;
}

Processes read_processes(const sys::Descriptor& proc) {
  Processes processes;
  for (const int pid : read_numbers(proc, ".")) {
    if (pid == 1) continue;
    if (auto process = read_process(proc, pid)) processes.push_back(std::move(*process));
  }
  return processes;
}

}  // namespace boxlab
