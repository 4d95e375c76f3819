#include "check/leftovers.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <sstream>

#include "check/delegation.hpp"
#include "check/groups.hpp"
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

void add_processes(Things& things, const sys::Descriptor& proc) {
  for (const Process& process : read_processes(proc)) {
    if (process.is_zombie()) continue;
    things.push_back({fmt::format("process {}", process.pid),
                      "process " + process.label() + list_descriptors(process)});
  }
}

Thing system_v(const char* kind, const SystemVObject& object) {
  const std::string identity = fmt::format("System V {} {}", kind, object.id);
  return {identity, fmt::format("{} (key {:#x})", identity, static_cast<unsigned>(object.key))};
}

std::string count_messages(std::uint64_t count) {
  if (count == 0) return "";
  return fmt::format(", {} message{} in it", count, count == 1 ? "" : "s");
}

void add_system_v(Things& things, const IpcObjects& objects) {
  for (const MessageQueue& queue : objects.queues) {
    things.push_back(system_v("message queue", queue));
    things.back().text += count_messages(queue.messages);
  }
  for (const SemaphoreSet& set : objects.sets) things.push_back(system_v("semaphore set", set));
  for (const Segment& segment : objects.segments) {
    things.push_back(system_v("shared memory segment", segment));
    things.back().maker = segment.creator;
  }
}

/// All names in the mounted mqueue; what can't be opened as a queue is still one.
void add_named_queues(Things& things, const sys::Descriptor& mqueue, const IpcObjects& objects) {
  for (const std::string& name : read_names(mqueue, ".")) {
    const std::string identity = "message queue /dev/mqueue/" + name;
    things.push_back({identity, identity});
    for (const NamedQueue& queue : objects.named_queues) {
      if (queue.name != "/" + name) continue;
      things.back().text += count_messages(static_cast<std::uint64_t>(queue.messages));
    }
  }
}

const char* kind_of_file(mode_t mode) {
  if (S_ISDIR(mode)) return "directory";
  if (S_ISFIFO(mode)) return "FIFO";
  if (S_ISSOCK(mode)) return "socket";
  if (S_ISLNK(mode)) return "symbolic link";
  return "file";
}

void add_files(Things& things, const char* path, const sys::Descriptor& directory) {
  for (const std::string& name : read_names(directory, ".")) {
    struct stat status {};
    if (fstatat(directory.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == -1) continue;
    const std::string text = fmt::format("{} {}/{}", kind_of_file(status.st_mode), path, name);
    things.push_back({fmt::format("{} {}", text, status.st_ino), text});
  }
}

/// A named semaphore is a file whose name begins so (sem_overview(7)).
constexpr std::string_view semaphore_file = "file /dev/shm/sem.";

void name_semaphores(Things& things) {
  for (Thing& thing : things) {
    if (!thing.text.starts_with(semaphore_file)) continue;
    thing.text += fmt::format(" (the semaphore /{})", thing.text.substr(semaphore_file.size()));
  }
}

/// The one that the program began in is no leftover.
void add_cgroups(Things& things, const sys::Descriptor& cgroups) {
  if (!cgroups.is_open()) return;
  for (const std::string& group : read_groups(cgroups)) {
    if (group != caller_group) things.push_back({"cgroup /" + group, "cgroup /" + group});
  }
}

void add_mounts(Things& things, const std::vector<std::string>& before,
                const std::vector<std::string>& now) {
  for (const std::string& mount : now) {
    if (std::count(now.begin(), now.end(), mount) >
        std::count(before.begin(), before.end(), mount)) {
      things.push_back({"mount " + mount, "mount " + mount});
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

Things find_things(const Windows& windows, const std::vector<std::string>& mounts_before) {
  Things things;
  add_processes(things, windows.proc);
  const IpcObjects objects = read_ipc_objects(windows);
  add_system_v(things, objects);
  add_named_queues(things, windows.mqueue, objects);
  add_files(things, "/dev/shm", windows.shm);
  name_semaphores(things);
  add_files(things, "/tmp", windows.tmp);
  add_cgroups(things, windows.cgroups);
  add_mounts(things, mounts_before, read_mounts(windows));
  return things;
}

}  // namespace boxlab
