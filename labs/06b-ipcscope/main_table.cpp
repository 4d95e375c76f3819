// Lab 06b: the table for people. Given; nothing to change here.
#include <cstdio>

#include "scope.hpp"

namespace {

std::string label(const Found& found) {
  return std::to_string(found.holder.pid) + " " + printable(found.name);
}

/// "3 processes: 1 init, 7 sh, 9 legacy"
void print_processes(const Namespace& one) {
  std::string list;
  std::size_t count = 0;
  for (const Found& found : one.holders) {
    if (found.holder.kind != Holder::thread || found.holder.tid != found.holder.pid) continue;
    if (++count <= shown_processes) list += (list.empty() ? "" : ", ") + label(found);
  }
  if (count > shown_processes) list += ", and others";
  if (count == 0) return std::puts("  no process is in it"), void();
  std::printf("  %zu %s: %s\n", count, count == 1 ? "process" : "processes", list.c_str());
}

/// A line for each that is not simply a process.
void print_holder(const Found& found) {
  const Holder& holder = found.holder;
  if (holder.kind == Holder::thread && holder.tid != holder.pid)
    std::printf("  thread %d of process %s\n", holder.tid, label(found).c_str());
  if (holder.kind == Holder::descriptor)
    std::printf("  held by descriptor %d of process %s\n", holder.number, label(found).c_str());
  if (holder.kind == Holder::mount)
    std::printf("  held by the mount %s, which process %s sees\n", printable(found.path).c_str(),
                label(found).c_str());
}

void print_object(const Object& object) {
  char key[16] = "";
  if (object.kind != Object::named_queue)
    std::snprintf(key, sizeof key, "0x%08x", static_cast<unsigned>(object.key));
  std::printf("    %-20s %10s  %04o  %5u:%-5u  %s\n", title(object).c_str(), key,
              object.mode & 0777, object.uid, object.gid, describe(object).c_str());
}

void print_namespace(const Namespace& one) {
  std::printf("ipc:[%lu]%s\n", one.inode, one.is_ours ? "  (yours)" : "");
  print_processes(one);
  for (const Found& found : one.holders) print_holder(found);
  for (const Object& object : one.objects) print_object(object);
  for (const Unseen& unseen : one.unseen)
    std::printf("    not seen: %s\n", printable(unseen.what).c_str());
}

}  // namespace

void print_table(const Scope& scope) {
  for (const Namespace& one : scope.namespaces) print_namespace(one);
}
