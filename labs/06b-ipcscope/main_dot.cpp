// Lab 06b: a picture, in the language of Graphviz. Given; nothing to change here.
#include <cstdio>

#include "scope.hpp"

namespace {

/// A printable text, which may have several lines, in quotes.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') result += '\\';
    result += letter == '\n' ? "\\n" : std::string{letter};
  }
  return result + "\"";
}

std::string text_of(const Object& object) {
  char key[16] = "";
  if (object.kind != Object::named_queue)
    std::snprintf(key, sizeof key, "\n0x%08x", static_cast<unsigned>(object.key));
  return title(object) + key + "\n" + describe(object);
}

/// A namespace is a frame with its objects in it, and a point that all that hold it point to.
void draw_namespace(const Namespace& one) {
  std::printf("  subgraph cluster_%lu {\n    label=\"ipc:[%lu]%s\" style=rounded\n", one.inode,
              one.inode, one.is_ours ? ", yours" : "");
  std::printf("    n%lu [shape=point]\n", one.inode);
  for (std::size_t i = 0; i < one.objects.size(); ++i) {
    const Object& object = one.objects[i];
    std::printf("    o%lu_%zu [shape=cylinder label=%s]\n", one.inode, i,
                quoted(text_of(object)).c_str());
  }
  std::puts("  }");
}

/// What stands at the arrow from a holder; nothing for a process that is simply in the namespace.
std::string arrow(const Found& found) {
  const Holder& holder = found.holder;
  if (holder.kind == Holder::descriptor)
    return "label=\"descriptor " + std::to_string(holder.number) + "\" style=dashed";
  if (holder.kind == Holder::mount)
    return "label=" + quoted(printable(found.path)) + " style=dotted";
  if (holder.tid != holder.pid) return "label=\"thread " + std::to_string(holder.tid) + "\"";
  return "";
}

void print_holder(const Namespace& one, const Found& found) {
  const int pid = found.holder.pid;
  std::printf("  p%d [label=%s]\n", pid,
              quoted(printable(found.name) + " (" + std::to_string(pid) + ")").c_str());
  std::printf("  p%d -> n%lu [%s]\n", pid, one.inode, arrow(found).c_str());
}

/// The first processes of it, and whatever else holds it.
void print_holders(const Namespace& one) {
  std::size_t processes = 0;
  for (const Found& found : one.holders) {
    if (!arrow(found).empty() || ++processes <= shown_processes) print_holder(one, found);
  }
  if (processes <= shown_processes) return;
  std::printf("  others%lu [label=\"%zu others\"]\n  others%lu -> n%lu\n", one.inode,
              processes - shown_processes, one.inode, one.inode);
}

}  // namespace

void print_dot(const Scope& scope) {
  std::puts("digraph ipcscope {\n  rankdir=LR\n  node [shape=box]");
  for (const Namespace& one : scope.namespaces) draw_namespace(one);
  for (const Namespace& one : scope.namespaces) print_holders(one);
  std::puts("}");
}
