#include "sys/cgroup.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "sys/error.hpp"
#include "sys/lines.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace sys {

namespace {

/// Where cgroups of version 2 are mounted: the line "SOURCE POINT cgroup2 OPTIONS"; empty without.
std::string find_mount() {
  Lines lines{open("/proc/self/mounts", O_RDONLY)};
  while (const char* line = lines.next()) {
    if (std::strstr(line, " cgroup2 ") == nullptr) continue;  // quicker than to take all apart
    char point[4096];
    char type[16];
    if (std::sscanf(line, "%*s %4095s %15s", point, type) == 2 && std::strcmp(type, "cgroup2") == 0)
      return point;
  }
  return {};
}

/// Our own, below the mount: the line "0::PATH"; empty without.
std::string find_own() {
  Lines lines{open("/proc/self/cgroup", O_RDONLY)};
  while (const char* line = lines.next()) {
    if (std::strncmp(line, "0::", 3) == 0) return line + 3;
  }
  return {};
}

/// The directory in which a new one can be: beside our own, since one with processes in it can't
/// have children with limits; the root alone can.
std::string find_parent() {
  const std::string mount = find_mount();
  const std::string own = find_own();
  return mount.empty() || own.empty() ? "" : mount + own.substr(0, own.rfind('/'));
}

/// No other process makes the same.
std::string new_name() {
  unsigned long number;
  check(getrandom(&number, sizeof number, 0), "getrandom");
  char name[32];
  std::snprintf(name, sizeof name, "/boxlab-%016lx", number);
  return name;
}

/// A cgroup is busy for a moment after its last process has ended: tries for 5 seconds.
void remove(const std::string& directory) {
  for (int tries = 0; tries < 500 && rmdir(directory.c_str()) == -1 && errno == EBUSY; ++tries)
    usleep(10'000);
}

/// Lets go of all that belongs to those who may be killed, and of their terminal's signals; when
/// the last of them has ended, removes what they left.
void stay_behind(const Pipe& alive, const std::string& directory) {
  redirect(alive.read_end, STDIN_FILENO);
  check(close_range(STDIN_FILENO + 1, ~0U, 0), "close_range");
  check(setsid(), "setsid");
  char byte;
  while (read(STDIN_FILENO, &byte, 1) == -1 && errno == EINTR) {
  }
  remove(directory);
}

bool is_ours(const std::string& file) { return access(file.c_str(), W_OK) == 0; }

/// A file of the directory, in one call of write(2).
void write_file(const std::string& file, const char* text) {
  write_all(open(file.c_str(), O_WRONLY), text, std::strlen(text));
}

}  // namespace

Cgroup::Cgroup(const Limit* begin, const Limit* end) {
  const std::string parent = find_parent();
  if (parent.empty() || !is_ours(parent + "/cgroup.procs")) return;
  const std::string directory = parent + new_name();
  Pipe alive = make_pipe();
  remover_ = spawn([&] {
    alive.write_end.close();
    stay_behind(alive, directory);
  });
  alive_ = static_cast<Descriptor&&>(alive.write_end);
  if (mkdir(directory.c_str(), 0755) == -1) return;
  for (const Limit* limit = begin; limit != end; ++limit) {
    if (!is_ours(directory + "/" + limit->file)) return;
    write_file(directory + "/" + limit->file, limit->value);
  }
  processes_ = open((directory + "/cgroup.procs").c_str(), O_WRONLY);
}

Cgroup::~Cgroup() {
  if (remover_ == -1) return;
  alive_.close();
  wait(remover_);
}

void Cgroup::enter() const {
  if (exists()) write_all(processes_, "0", 1);
}

}  // namespace sys
