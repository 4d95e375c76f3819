// A cgroup of one's own: limits for several processes together.
#pragma once

#include "sys/descriptor.hpp"
#include "sys/types.hpp"

namespace sys {

/// One line of a table of limits: a file of a cgroup's directory, and what is written to it.
struct Limit {
  const char* file;   ///< "memory.max"
  const char* value;  ///< "256M"
};

/// A cgroup of version 2 (cgroups(7)) with limits, where one can be had. It is removed when the
/// object goes, and also when its process is killed: a process that stays behind does it.
///
///     constexpr sys::Limit limits[] = {{"memory.max", "256M"}, {"pids.max", "100"}};
///     const sys::Cgroup cgroup{limits};
///     sys::wait(sys::spawn([&] { cgroup.enter(); sys::exec(argv); }));
class Cgroup {
 public:
  /// Makes one beside our own, and sets its limits. None can be had where there is no version 2,
  /// where the directory around is somebody else's, or where it does not hand on its controllers:
  /// then nothing is limited. Throws std::system_error where the kernel does not take a value.
  template <Size count>
  explicit Cgroup(const Limit (&limits)[count]) : Cgroup{limits, limits + count} {}
  Cgroup(const Cgroup&) = delete;
  Cgroup& operator=(const Cgroup&) = delete;
  ~Cgroup();

  /// Whether there is one.
  bool exists() const { return processes_.is_open(); }
  /// Moves this process into it: children that it makes from then on are born there. Does nothing
  /// where there is none. Throws std::system_error.
  void enter() const;

 private:
  Cgroup(const Limit* begin, const Limit* end);

  Descriptor processes_;  // its cgroup.procs
  Descriptor alive_;      // end-of-file tells the one who stays behind
  Pid remover_ = -1;
};

}  // namespace sys
