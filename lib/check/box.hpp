// The live walls of one sandbox, seen from the judge's side.
#pragma once

#include <sys/types.h>

#include <optional>

#include "check/cgroup.hpp"
#include "check/delegation.hpp"
#include "check/message.hpp"
#include "check/plan.hpp"
#include "sys/descriptor.hpp"

namespace boxlab {

/// The first process of a sandbox. Killing it ends all processes of its pid namespace.
class Init {
 public:
  /// Starts it, in new namespaces and in the cgroup that `cgroup` is open on; in ours, for -1.
  Init(const Orders& orders, int cgroup);
  ~Init();
  Init(const Init&) = delete;
  Init& operator=(const Init&) = delete;

  /// As the judge sees it; inside it is 1.
  pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
  sys::Descriptor pidfd_;
};

/// A sandbox with a program in it. Whatever lives inside ends, at the latest, when the Box goes, or
/// when the judge dies.
class Box {
 public:
  /// Puts up the walls and starts the program, whose stdin, stdout and stderr are `standard`.
  /// Throws Blocked when this machine forbids it, and std::system_error when it fails.
  Box(const Plan& plan, const sys::Descriptor (&standard)[3]);

  /// Valid from the constructor on, also after end().
  const Windows& windows() const { return windows_; }
  /// Becomes readable when the program has ended, and at the death of init.
  const sys::Descriptor& channel() const { return channel_; }
  /// Takes the message that is there; nothing when init died.
  std::optional<Message> receive();
  /// Whether the kernel killed something inside because all of it together had no memory left.
  bool ran_out_of_memory() const { return cgroup_ && cgroup_->ran_out_of_memory(); }
  /// Kills all processes inside, and returns when they are gone.
  void end() { init_.reset(); }

 private:
  void await_walls();
  void give_cgroups(const std::vector<std::string>& controllers, bool as_nobody);
  int home() const;

  std::optional<Cgroup> cgroup_;
  std::optional<Delegation> delegation_;
  sys::Descriptor channel_;
  std::optional<Init> init_;
  Windows windows_;
};

}  // namespace boxlab
