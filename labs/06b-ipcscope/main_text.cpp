// Lab 06b: objects in words, and what could not be seen. Given; nothing to change here.
#include <cstdio>
#include <cstring>
#include <map>

#include "scope.hpp"

namespace {

constexpr unsigned destroyed = 01000;  // SHM_DEST of shmctl(2)

std::string counted(long count, const char* what) {
  if (count < 0) return std::string{"? "} + what + "s";
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string reason(int error) {
  return std::string{strerrordesc_np(error)} + " (" + strerrorname_np(error) + ")";
}

std::string last_users(const Object& queue) {
  std::string text;
  if (queue.pids[0] != 0) text += ", last sent by " + std::to_string(queue.pids[0]);
  if (queue.pids[1] != 0) text += ", last received by " + std::to_string(queue.pids[1]);
  return text;
}

}  // namespace

std::string printable(const std::string& text) {
  std::string result;
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    char escaped[8];
    std::snprintf(escaped, sizeof escaped, "\\x%02x", byte);
    if (byte < 0x20 || byte > 0x7e || letter == '\\') {
      result += escaped;
    } else {
      result += letter;
    }
  }
  return result;
}

std::string describe(const Object& object) {
  switch (object.kind) {
    case Object::queue:
      return counted(object.count, "message") + ", " + counted(object.bytes, "byte") +
             last_users(object);
    case Object::set:
      return counted(object.count, "semaphore");
    case Object::segment:
      return counted(object.bytes, "byte") + ", attached " + counted(object.count, "time") +
             ", made by " + std::to_string(object.pids[0]) +
             ((object.mode & destroyed) != 0 ? ", goes when detached" : "");
    case Object::named_queue:
      break;
  }
  return counted(object.count, "message") + ", room for " +
         (object.most < 0 ? "?" : std::to_string(object.most)) + ", " +
         counted(object.bytes, "byte");
}

std::string title(const Object& object) {
  constexpr const char* names[] = {"queue", "set", "segment", "posix queue"};
  const std::string name = names[object.kind];
  if (object.kind == Object::named_queue) return name + " /" + printable(object.name);
  return name + " " + std::to_string(object.id);
}

void report_unseen(const Scope& scope) {
  std::map<int, int> counts;
  for (const Hidden& hidden : scope.hidden) ++counts[hidden.error];
  for (const auto& [error, count] : counts) {
    std::fprintf(stderr, "ipcscope: not seen: %d %s: %s\n", count,
                 count == 1 ? "process" : "processes", reason(error).c_str());
  }
  for (const Namespace& one : scope.namespaces) {
    for (const Unseen& unseen : one.unseen) {
      std::fprintf(stderr, "ipcscope: not seen in ipc:[%lu]: %s: %s\n", one.inode,
                   printable(unseen.what).c_str(), reason(unseen.error).c_str());
    }
  }
}
