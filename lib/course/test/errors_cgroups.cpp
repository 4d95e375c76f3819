// Errors of cgroups (v2), where there are some: in a virtual machine, if nowhere else.
#include <linux/sched.h>
#include <sys/syscall.h>

#include <cerrno>

#include "check/cgroup_place.hpp"
#include "check/groups.hpp"
#include "check/janitor.hpp"
#include "provoke.hpp"
#include "sys/process.hpp"

namespace {

/// A new group for the row that is tried, which goes when the test is over.
class Group {
 public:
  Group() : path_{(*boxlab::cgroup_place() / "boxlab-errors").string()} {
    sys::check(::mkdir(path_.c_str(), 0755), "make", path_.c_str());
  }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;
  ~Group() { boxlab::remove_groups(path_); }

  std::string operator/(const char* name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }
  void write(const char* file, const std::string& text) const {
    write_text((*this / file).c_str(), text);
  }
  void make(const char* name) const {
    const std::string path = *this / name;
    sys::check(::mkdir(path.c_str(), 0755), "mkdir", path.c_str());
  }
  /// With a group below that may have memory.
  void hand_down() const {
    write("cgroup.subtree_control", "+memory");
    make("below");
  }

 private:
  std::string path_;
};

/// A process in a group, for as long as this lives.
class Member {
 public:
  explicit Member(const Group& group) : pid_{sys::spawn([] { pause(); })} {
    group.write("cgroup.procs", std::to_string(pid_));
  }
  Member(const Member&) = delete;
  Member& operator=(const Member&) = delete;
  ~Member() {
    kill(pid_, SIGKILL);
    sys::wait(pid_);
  }

 private:
  sys::Pid pid_;
};

void be_born_in(const Group& group) {
  const sys::Descriptor directory = sys::open(group.path().c_str(), O_RDONLY | O_DIRECTORY);
  clone_args args{};
  args.flags = CLONE_INTO_CGROUP;
  args.exit_signal = SIGCHLD;
  args.cgroup = static_cast<unsigned>(directory.get());
  const long pid = syscall(SYS_clone3, &args, sizeof args);
  if (pid == 0) _exit(0);
  sys::check(pid, "clone3", group.path().c_str());
  sys::wait(static_cast<sys::Pid>(pid));
}

/// In a child of ours: who has gone there has to come back before the group can go.
void fork_in(const Group& group) {
  const sys::Pid child = sys::spawn([&] {
    group.write("cgroup.procs", "0");
    return fork() == -1 ? errno : 0;
  });
  errno = sys::wait(child);
  if (errno != 0) sys::throw_errno("fork");
}

void write_to_group(const char* file, const std::string& text) { Group{}.write(file, text); }

const LabProvocations limits_lab{
    "10-limits",
    {
        {"rmdir.EBUSY.processes", with_cgroups,
         [] {
           const Group group;
           const Member member{group};
           sys::check(rmdir(group.path().c_str()), "rmdir", group.path().c_str());
         }},
        {"mkdir.EEXIST.there_already", with_cgroups,
         [] {
           const Group group;
           group.make("one");
           group.make("one");
         }},
        {"mkdir.EAGAIN.limit", with_cgroups,
         [] {
           const Group group;
           group.write("cgroup.max.descendants", "0");
           group.make("one");
         }},
        {"write subtree_control.ENOENT.not_here", with_cgroups,
         [] {
           const Group group;
           group.make("one");
           write_text((group / "one/cgroup.subtree_control").c_str(), "+memory");
         }},
        {"write subtree_control.EBUSY.processes", with_cgroups,
         [] {
           const Group group;
           const Member member{group};
           group.write("cgroup.subtree_control", "+memory");
         }},
        {"write subtree_control.EINVAL.name", with_cgroups,
         [] { write_to_group("cgroup.subtree_control", "memory"); }},
        {"write cgroup.procs.EBUSY.hands_down", with_cgroups,
         [] {
           const Group group;
           group.hand_down();
           const Member member{group};
         }},
        {"write cgroup.procs.ESRCH.gone", with_cgroups,
         [] {
           const sys::Pid child = sys::spawn([] {});
           sys::wait(child);
           write_to_group("cgroup.procs", std::to_string(child));
         }},
        {"write memory.max.EINVAL.format", with_cgroups,
         [] { write_to_group("memory.max", "much"); }},
        {"write pids.max.EINVAL.format", with_cgroups, [] { write_to_group("pids.max", "many"); }},
        {"write cpu.max.EINVAL.format", with_cgroups, [] { write_to_group("cpu.max", "1 1"); }},
        {"write io.max.ENODEV.no_such_device", with_cgroups,
         [] { write_to_group("io.max", "999:999 rbps=1000000"); }},
        {"clone3.EBUSY.hands_down", with_cgroups,
         [] {
           const Group group;
           group.hand_down();
           be_born_in(group);
         }},
        {"fork.EAGAIN.limit", with_cgroups,
         [] {
           const Group group;
           group.write("pids.max", "0");
           fork_in(group);
         }},
        {"open.ENOENT.no_such_file", with_cgroups,
         [] {
           const Group group;
           group.make("one");
           group.write("one/memory.max", "max");
         }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_cgroups() { return {limits_lab}; }
