#include "check/ipc.hpp"

#include <fcntl.h>
#include <mqueue.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <sstream>

#include "check/proc.hpp"

namespace boxlab {

namespace {

/// The rows of a table of /proc/sysvipc, below its heading; "key id mode" begin each of them.
std::vector<std::istringstream> rows(const sys::Descriptor& table) {
  std::vector<std::istringstream> found;
  const std::vector<std::string> lines = read_lines(table);
  for (std::size_t i = 1; i < lines.size(); ++i) found.emplace_back(lines[i]);
  return found;
}

void read_common(std::istringstream& row, SystemVObject& object) {
  row >> object.key >> object.id >> std::oct >> object.mode >> std::dec;
}

std::vector<MessageQueue> read_queues(const sys::Descriptor& table) {
  std::vector<MessageQueue> queues;
  for (std::istringstream& row : rows(table)) {
    MessageQueue queue;
    read_common(row, queue);
    row >> queue.bytes >> queue.messages >> queue.last_sender >> queue.last_receiver;
    queues.push_back(queue);
  }
  return queues;
}

std::vector<SemaphoreSet> read_sets(const sys::Descriptor& table) {
  std::vector<SemaphoreSet> sets;
  for (std::istringstream& row : rows(table)) {
    SemaphoreSet set;
    read_common(row, set);
    row >> set.count;
    sets.push_back(set);
  }
  return sets;
}

/// A file of one of the two directories, opened without following what a program may have put
/// there.
sys::Descriptor open_entry(const sys::Descriptor& directory, const std::string& name, int flags) {
  return sys::Descriptor{openat(directory.get(), name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC)};
}

/// A file in a mounted mqueue is a queue, and opened, a queue's descriptor (mq_overview(7)).
std::optional<NamedQueue> read_named_queue(const sys::Descriptor& mqueue, const std::string& name) {
  const sys::Descriptor opened = open_entry(mqueue, name, O_RDONLY | O_NONBLOCK);
  mq_attr attributes{};
  struct stat status {};
  if (!opened.is_open() || fstat(opened.get(), &status) == -1) return std::nullopt;
  if (mq_getattr(opened.get(), &attributes) == -1) return std::nullopt;
  std::istringstream contents{read_text(mqueue, name)};
  contents.ignore(6);  // "QSIZE:"
  NamedQueue queue{"/" + name,           status.st_mode & 07777u, attributes.mq_curmsgs,
                   attributes.mq_maxmsg, attributes.mq_msgsize,   0};
  contents >> queue.bytes;
  return queue;
}

std::vector<NamedQueue> read_named_queues(const sys::Descriptor& mqueue) {
  std::vector<NamedQueue> queues;
  for (const std::string& name : read_names(mqueue, ".")) {
    if (auto queue = read_named_queue(mqueue, name)) queues.push_back(*queue);
  }
  return queues;
}

/// The first bytes of a file. It may be a FIFO, which must not make us wait.
std::string read_beginning(const sys::Descriptor& directory, const std::string& name) {
  const sys::Descriptor file = open_entry(directory, name, O_RDONLY | O_NONBLOCK);
  char bytes[64];
  const ssize_t size = read(file.get(), bytes, sizeof bytes);
  return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string{};
}

std::vector<SharedFile> read_shared_files(const sys::Descriptor& shm) {
  std::vector<SharedFile> files;
  for (const std::string& name : read_names(shm, ".")) {
    struct stat status {};
    if (fstatat(shm.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == -1) continue;
    files.push_back({"/" + name, status.st_mode & 07777u,
                     static_cast<std::uint64_t>(status.st_size), read_beginning(shm, name)});
  }
  return files;
}

}  // namespace

std::vector<Segment> read_segments(const sys::Descriptor& table) {
  std::vector<Segment> segments;
  for (std::istringstream& row : rows(table)) {
    Segment segment;
    read_common(row, segment);
    row >> segment.bytes >> segment.creator >> segment.last_user >> segment.attachments;
    std::string skipped;
    for (int i = 0; i < 7; ++i) row >> skipped;  // ids and times
    row >> segment.resident_bytes;
    segments.push_back(segment);
  }
  return segments;
}

IpcObjects read_ipc_objects(const Windows& windows) {
  return {read_queues(windows.queues), read_sets(windows.semaphores),
          read_segments(windows.segments), read_named_queues(windows.mqueue),
          read_shared_files(windows.shm)};
}

}  // namespace boxlab
