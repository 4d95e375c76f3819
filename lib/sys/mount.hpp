// File systems that are put in their places, as the lines of a table say.
#pragma once

namespace sys {

/// One line of a mount table, as in fstab(5): the arguments of mount(2), in its order.
struct Mount {
  const char* source;             ///< what is shown, or any word where the type needs none
  const char* target;             ///< where
  const char* type;               ///< "tmpfs"; any word where MS_BIND shows what is there already
  unsigned long flags = 0;        ///< MS_RDONLY, MS_BIND and so on
  const char* options = nullptr;  ///< "mode=755", as the type understands them
};

/// Mounts one line of a table (mount(2)). Where there is no target yet, makes one first: an empty
/// file for a file that MS_BIND shows there, else a directory; but not those above it. Throws
/// std::system_error that names the target.
///
///     constexpr sys::Mount table[] = {{"tmpfs", "/mnt", "tmpfs", MS_NODEV, "size=1m"},
///                                     {"/dev/null", "/mnt/null", "bind", MS_BIND}};
///     for (const sys::Mount& line : table) sys::mount(line);
void mount(const Mount& line);

}  // namespace sys
