// Shows a directory as overlayfs finds it: what is in it, and what it means to overlayfs there.
//
//     below DIR            lists all that is in it
//     below --opaque DIR   marks it as opaque, as overlayfs does in a user namespace
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>

#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto attribute = "user.overlay.opaque";

bool is_opaque(const char* path) {
  char value;
  const long size = lgetxattr(path, attribute, &value, 1);
  if (size == -1 && (errno == ENODATA || errno == EOPNOTSUPP)) return false;
  return sys::check(size, "lgetxattr", path) == 1 && value == 'y';
}

std::string describe(const char* path) {
  struct stat status {};
  sys::check(lstat(path, &status), "lstat", path);
  if (S_ISREG(status.st_mode)) return "file";
  if (S_ISDIR(status.st_mode)) return is_opaque(path) ? "opaque directory" : "directory";
  if (S_ISCHR(status.st_mode) && status.st_rdev == makedev(0, 0)) return "whiteout";
  return S_ISLNK(status.st_mode) ? "symbolic link" : "something else";
}

void list(const std::filesystem::path& top) {
  std::set<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{top}) paths.insert(entry);
  for (const auto& path : paths) {
    std::printf("%s %s\n", describe(path.c_str()).c_str(), path.lexically_relative(top).c_str());
  }
}

int run(int argc, char** argv) {
  if (argc == 2) {
    list(argv[1]);
  } else if (argc == 3 && argv[1] == std::string{"--opaque"}) {
    sys::check(setxattr(argv[2], attribute, "y", 1, 0), "setxattr", argv[2]);
  } else {
    return sys::report_usage("which directory?", "below [--opaque] DIR");
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("below", run, argc, argv); }
