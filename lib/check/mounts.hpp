// What is mounted for a process, by mountinfo (proc_pid_mountinfo(5)).
#pragma once

#include <string>
#include <vector>

namespace boxlab {

/// One line of mountinfo.
struct Mount {
  int id = 0;           ///< unique as long as it is mounted
  int parent = 0;       ///< the id of the mount that it is mounted on
  std::string device;   ///< major:minor of the file system
  std::string root;     ///< which part of the file system it shows
  std::string point;    ///< where, as seen by that process
  std::string options;  ///< "rw,nosuid"
  std::string tags;     ///< "shared:1 master:2"; empty when it is private
  std::string type;     ///< of the file system: "tmpfs"

  /// This mount is; its file system may be writable by another.
  bool is_read_only() const { return options.starts_with("ro"); }
};

/// All mounts that a process sees; what lies on top of another comes after it.
using Mounts = std::vector<Mount>;

/// The lines of a mountinfo, in their order.
Mounts parse_mounts(const std::string& mountinfo);

/// The one at `point` that shows, where several lie on top of each other; or nullptr.
const Mount* find_mount(const Mounts& mounts, const std::string& point);

/// The file system is mounted somewhere among `mounts`.
bool has_device(const Mounts& mounts, const std::string& device);

}  // namespace boxlab
