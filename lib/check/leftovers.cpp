#include "check/leftovers.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <sstream>

#include "check/ipc.hpp"
#include "check/proc.hpp"

namespace boxlab {

namespace {

/// ", which holds fd 1 (pipe:[8123]), fd 3 (socket:[8124])"; nothing for who holds nothing.
std::string list_descriptors(const Process& process) {
  std::string text;
  for (const OpenDescriptor& open : process.descriptors) {
    if (open.target == "/dev/null") continue;
    text += fmt::format("{}fd {} ({})", text.empty() ? ", which holds " : ", ", open.number,
                        open.target);
  }
  return text;
}

void add_processes(Leftovers& leftovers, const sys::Descriptor& proc) {
  for (const Process& process : read_processes(proc)) {
    if (process.is_zombie()) continue;
    leftovers.push_back("process " + process.label() + list_descriptors(process));
  }
}

template <class Object>
void add_objects(Leftovers& leftovers, const char* kind, const std::vector<Object>& objects) {
  for (const Object& object : objects) {
    leftovers.push_back(fmt::format("System V {} {} (key {:#x})", kind, object.id,
                                    static_cast<unsigned>(object.key)));
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
  const IpcObjects objects = read_ipc_objects(windows);
  add_objects(leftovers, "message queue", objects.queues);
  add_objects(leftovers, "semaphore set", objects.sets);
  add_objects(leftovers, "shared memory segment", objects.segments);
  add_files(leftovers, "message queue", "/dev/mqueue", windows.mqueue);
  add_files(leftovers, "file", "/dev/shm", windows.shm);
  add_files(leftovers, "file", "/tmp", windows.tmp);
  add_mounts(leftovers, mounts_before, read_mounts(windows));
  return leftovers;
}

}  // namespace boxlab
