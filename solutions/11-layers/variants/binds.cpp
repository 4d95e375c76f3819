// mount(2) takes one page of options. So each lower directory is bound to a short name first, on a
// tmpfs that only the command has; the names that have to be in the options are escaped. What the
// kernel would refuse without a reason is asked for before.
#include <fcntl.h>
#include <ftw.h>
#include <linux/magic.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "layers.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

std::string absolute(const char* name) {
  char* path = realpath(name, nullptr);
  if (path == nullptr) sys::throw_errno("realpath", name);
  std::string text = path;
  std::free(path);
  return text;
}

std::string escape(const std::string& name) {
  std::string text;
  for (const char letter : name) {
    if (letter == ',' || letter == ':' || letter == '\\') text += '\\';
    text += letter;
  }
  return text;
}

void put(const char* path, const std::string& text) {
  std::ofstream file{path};
  if (!(file << text << std::flush)) sys::throw_errno("write", path);
}

void become_root_in_new_namespaces() {
  const std::string user = "0 " + std::to_string(getuid()) + " 1\n";
  const std::string group = "0 " + std::to_string(getgid()) + " 1\n";
  sys::check(unshare(CLONE_NEWUSER | CLONE_NEWNS), "unshare");
  put("/proc/self/setgroups", "deny");
  put("/proc/self/uid_map", user);
  put("/proc/self/gid_map", group);
  sys::check(mount("", "/", "", MS_REC | MS_PRIVATE, ""), "mount", "/");
}

/// Throws for an upper directory that can't be one.
void refuse(const std::string& upper, const char* why) {
  errno = EINVAL;
  sys::throw_errno("mount", (upper + " as upper directory: it " + why).c_str());
}

void examine(const std::string& upper, const std::string& scratch) {
  struct statfs file_system {};
  struct stat above {};
  struct stat beside {};
  sys::check(statfs(upper.c_str(), &file_system), "statfs", upper.c_str());
  sys::check(stat(upper.c_str(), &above), "stat", upper.c_str());
  sys::check(stat(scratch.c_str(), &beside), "stat", scratch.c_str());
  if (file_system.f_type == OVERLAYFS_SUPER_MAGIC) refuse(upper, "is on an overlay, not supported");
  if (above.st_dev != beside.st_dev) refuse(upper, "and its work are not on the same mount");
}

void make_directory(const std::string& path) {
  sys::check(mkdir(path.c_str(), 0700), "mkdir", path.c_str());
}

/// Binds all lower directories to numbers below `stage`; returns the list of those.
std::string bind_lowers(const Layers& layers, const std::string& stage) {
  std::string list;
  for (int i = 0; layers.lower[i] != nullptr; ++i) {
    const std::string number = std::to_string(i);
    const std::string point = stage + "/" + number;
    make_directory(point);
    sys::check(mount(layers.lower[i], point.c_str(), nullptr, MS_BIND | MS_REC, nullptr), "mount",
               layers.lower[i]);
    list += (i == 0 ? "" : ":") + number;
  }
  return list;
}

void mount_layers(const Layers& layers, const std::string& upper, const std::string& scratch) {
  const std::string stage = scratch + "/stage";
  sys::check(mount("stage", stage.c_str(), "tmpfs", 0, ""), "mount", stage.c_str());
  make_directory(stage + "/merged");
  make_directory(stage + "/empty");
  std::string options = "userxattr,lowerdir=" + bind_lowers(layers, stage);
  if (layers.upper != nullptr) {
    examine(upper, scratch);
    options += ",upperdir=" + escape(upper) + ",workdir=" + escape(scratch + "/work");
  } else {
    options += ":empty";
  }
  sys::check(chdir(stage.c_str()), "chdir", stage.c_str());
  sys::check(mount("overlay", "merged", "overlay", 0, options.c_str()), "mount", options.c_str());
  sys::check(chdir("merged"), "chdir", "merged");
}

int remove_one(const char* name, const struct stat*, int, FTW*) { return std::remove(name); }

void remove_scratch(const std::string& scratch) {
  chmod((scratch + "/work/work").c_str(), 0700);
  sys::check(nftw(scratch.c_str(), remove_one, 8, FTW_DEPTH | FTW_PHYS), "rm", scratch.c_str());
}

volatile pid_t child = -1;

void pass_on(int signal) {
  if (child > 0) kill(child, signal);
}

}  // namespace

int run_layers(const Layers& layers, char* const* command) {
  const std::string upper = layers.upper != nullptr ? absolute(layers.upper) : "";
  std::string scratch = (layers.upper != nullptr ? upper : "/tmp/layers") + ".XXXXXX";
  if (mkdtemp(scratch.data()) == nullptr) sys::throw_errno("mkdtemp", scratch.c_str());
  make_directory(scratch + "/work");
  make_directory(scratch + "/stage");
  child = sys::spawn([&] {
    become_root_in_new_namespaces();
    mount_layers(layers, upper, scratch);
    sys::exec(command);
  });
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, pass_on);
  const int status = sys::wait(child);
  remove_scratch(scratch);
  return status;
}
