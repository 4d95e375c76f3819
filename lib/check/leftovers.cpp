#include "check/leftovers.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "check/proc.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

/// The lines of a file of /proc that init opened, read anew from its beginning.
std::vector<std::string> read_lines(const sys::Descriptor& file) {
  sys::check(static_cast<long>(lseek(file.get(), 0, SEEK_SET)), "lseek", "/proc");
  std::string text;
  char buffer[4096];
  for (long size = 0; (size = sys::check(static_cast<long>(read(file.get(), buffer, sizeof buffer)),
                                         "read", "/proc")) > 0;) {
    text.append(buffer, static_cast<std::size_t>(size));
  }
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

void add_processes(Leftovers& leftovers, const sys::Descriptor& proc) {
  for (const Process& process : read_processes(proc)) {
    if (!process.is_zombie()) leftovers.push_back("process " + process.label());
  }
}

/// The rows of one table of /proc/sysvipc: below its heading, "key id ..." each.
void add_objects(Leftovers& leftovers, const char* kind, const sys::Descriptor& table) {
  const std::vector<std::string> lines = read_lines(table);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    long key = 0;
    long id = 0;
    std::istringstream{lines[i]} >> key >> id;
    leftovers.push_back(
        fmt::format("System V {} {} (key {:#x})", kind, id, static_cast<unsigned>(key)));
  }
}

void add_files(Leftovers& leftovers, const char* kind, const char* path,
               const sys::Descriptor& directory) {
  for (const std::string& name : read_names(directory, ".")) {
    leftovers.push_back(fmt::format("{} {}/{}", kind, path, name));
  }
}

void add_mounts(Leftovers& leftovers, const std::vector<std::string>& before,
                const std::vector<std::string>& now) {
  for (const std::string& mount : now) {
    if (std::count(now.begin(), now.end(), mount) >
        std::count(before.begin(), before.end(), mount)) {
      leftovers.push_back("mount " + mount);
    }
  }
}

}  // namespace

std::vector<std::string> read_mounts(const Windows& windows) {
  std::vector<std::string> mounts;
  for (const std::string& line : read_lines(windows.mounts)) {
    std::istringstream fields{line};
    std::string id, parent, device, root, point;
    fields >> id >> parent >> device >> root >> point;
    mounts.push_back(point);
  }
  return mounts;
}

Leftovers find_leftovers(const Windows& windows, const std::vector<std::string>& mounts_before) {
  Leftovers leftovers;
  add_processes(leftovers, windows.proc);
  add_objects(leftovers, "message queue", windows.queues);
  add_objects(leftovers, "semaphore set", windows.semaphores);
  add_objects(leftovers, "shared memory segment", windows.segments);
  add_files(leftovers, "message queue", "/dev/mqueue", windows.mqueue);
  add_files(leftovers, "file", "/dev/shm", windows.shm);
  add_files(leftovers, "file", "/tmp", windows.tmp);
  add_mounts(leftovers, mounts_before, read_mounts(windows));
  return leftovers;
}

}  // namespace boxlab
