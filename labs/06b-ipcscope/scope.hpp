// Lab 06b: all that ipcscope has found. Given; nothing to change here.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ipcscope.hpp"

/// A holder, with texts of its own.
struct Found {
  Holder holder;     ///< its path is not valid any more
  std::string path;  ///< of a mount
  std::string name;  ///< of the thread: /proc/TID/comm
};

/// Something in a namespace that can't be seen.
struct Unseen {
  std::string what;
  int error;  ///< an errno
};

/// One IPC namespace.
struct Namespace {
  Inode inode = 0;
  bool is_ours = false;
  std::vector<Found> holders;
  std::vector<Object> objects;
  std::vector<Unseen> unseen;
};

/// A process that can't be looked at.
struct Hidden {
  int pid;
  int error;  ///< an errno
};

/// Everything that there is: our namespace first.
struct Scope {
  std::vector<Namespace> namespaces;
  std::vector<Hidden> hidden;
};

/// Looks at the machine. With numbers, only at the namespaces that have one of them, or a process
/// that has one. Throws std::runtime_error when there is nothing of one of the numbers.
Scope look(const std::set<unsigned long>& wanted);

/// The ways of printing it: each writes to stdout.
void print_table(const Scope& scope);
void print_json(const Scope& scope);
void print_dot(const Scope& scope);
/// Says on stderr what could not be seen.
void report_unseen(const Scope& scope);

/// The text with everything but printable ASCII as \xHH: names may hold whatever moves a cursor.
std::string printable(const std::string& text);

/// "3 messages, 24 bytes": what there is to say of an object besides its name and owner.
std::string describe(const Object& object);

/// Its name for people: "queue 0", "posix queue /jobs".
std::string title(const Object& object);

/// As many of the processes of a namespace are shown, where there is no room for all.
constexpr std::size_t shown_processes = 8;
