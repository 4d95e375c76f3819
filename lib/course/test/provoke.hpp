// Making the kernel return an error, for one reason.
#pragma once

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <csignal>
#include <ctime>
#include <string>
#include <vector>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/mount.hpp"
#include "sys/process.hpp"

/// How one row of an errors.toml comes about. The body ends with the call that fails.
struct Provocation {
  const char* row;  ///< "pivot_root.EINVAL.no_mount_point"
  int namespaces;   ///< as attempt() takes them, or one of the two below
  void (*body)();
};

/// In no namespace of its own, and without a right; or as root, where there are cgroups.
constexpr int without_rights = -1;
constexpr int with_cgroups = -2;

/// Moments for calls that wait until one: in the past, and none at all.
constexpr timespec long_ago{1, 0};
constexpr timespec no_time{1, 1'000'000'000};

/// Those of one lab.
struct LabProvocations {
  const char* lab;
  std::vector<Provocation> all;
};

std::vector<LabProvocations> provoke_posix_queues();
std::vector<LabProvocations> provoke_system_v_queues();
std::vector<LabProvocations> provoke_semaphores();
std::vector<LabProvocations> provoke_shm();
std::vector<LabProvocations> provoke_processes();
std::vector<LabProvocations> provoke_namespaces();
std::vector<LabProvocations> provoke_scope();
std::vector<LabProvocations> provoke_network();
std::vector<LabProvocations> provoke_layers();
std::vector<LabProvocations> provoke_roots();
std::vector<LabProvocations> provoke_box();
std::vector<LabProvocations> provoke_joining();
std::vector<LabProvocations> provoke_runtime();
std::vector<LabProvocations> provoke_cgroups();

/// An empty /tmp of one's own, which becomes the working directory. Takes CLONE_NEWNS.
inline void scratch() {
  sys::check(mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "make mounts private");
  sys::mount({"tmpfs", "/tmp", "tmpfs"});
  sys::check(chdir("/tmp"), "chdir", "/tmp");
}

/// A /dev/shm of one's own, where named semaphores and shared memory are.
inline void own_shm() {
  scratch();
  sys::mount({"tmpfs", "/dev/shm", "tmpfs"});
}

inline void make_directories(const std::vector<const char*>& names) {
  for (const char* name : names) sys::check(::mkdir(name, 0755), "make", name);
}

inline void make_file(const char* path) { sys::open(path, O_WRONLY | O_CREAT, 0600); }

/// In one call of write(2), as the files of /proc and of cgroups want it.
inline void write_text(const char* path, const std::string& text) {
  const sys::Descriptor file = sys::open(path, O_WRONLY);
  sys::check(::write(file.get(), text.data(), text.size()), "write", path);
}

/// From now on nobody here has a right any more, although he is root.
void drop_rights();

/// Lets a child do this in a moment, when we wait.
inline void in_a_moment(void (*what)(int), int id) {
  sys::spawn([=] {
    usleep(50'000);
    what(id);
  });
}

/// A signal comes, again and again, and its handler does nothing; calls are not restarted.
inline void interrupt_soon() {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  sys::check(sigaction(SIGALRM, &action, nullptr), "sigaction");
  const itimerval often{{0, 20000}, {0, 20000}};
  sys::check(setitimer(ITIMER_REAL, &often, nullptr), "setitimer");
}
