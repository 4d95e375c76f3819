// Mounts for errors that come about with them.
#pragma once

#include "provoke.hpp"

inline void mount_here(const sys::Mount& line) {
  sys::check(::mount(line.source, line.target, line.type, line.flags, line.options), "mount",
             line.target);
}

inline void mount_tmpfs(const char* target, unsigned long flags = 0) {
  mount_here({"tmpfs", target, "tmpfs", flags});
}

/// A directory with a file system of its own, to become the root.
inline void new_root() {
  scratch();
  make_directories({"root", "old"});
  mount_tmpfs("root");
}
