#include "sys/mount.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include <cerrno>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

namespace sys {

namespace {

bool shows_a_file(const Mount& line) {
  struct stat status {};
  return (line.flags & MS_BIND) != 0 && stat(line.source, &status) == 0 && !S_ISDIR(status.st_mode);
}

void make_target(const Mount& line) {
  if (shows_a_file(line)) {
    open(line.target, O_WRONLY | O_CREAT | O_EXCL, 0644);
  } else {
    check(mkdir(line.target, 0755), "mkdir", line.target);
  }
}

bool is_there(const char* path) {
  struct stat status {};
  if (stat(path, &status) == 0) return true;
  if (errno != ENOENT) throw_errno("stat", path);
  return false;
}

}  // namespace

void mount(const Mount& line) {
  if (!is_there(line.target)) make_target(line);
  check(::mount(line.source, line.target, line.type, line.flags, line.options), "mount",
        line.target);
}

}  // namespace sys
