#include "checks_disk.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "check/blocked.hpp"
#include "checks_stage.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

constexpr auto disk = "/dev/vda";
constexpr std::string_view machine = "boxlab-vm";

bool is_in_machine() {
  char name[65] = {};
  sys::check(gethostname(name, sizeof name - 1), "gethostname");
  return name == machine;
}

/// Nothing is on it: its first mebibyte, where partitions and file systems begin, is all zeros.
bool is_blank() {
  const sys::Descriptor file{open(disk, O_RDONLY | O_CLOEXEC)};
  std::vector<char> start(mebibyte);
  return file.is_open() && sys::read_all(file, start.data(), start.size()) == start.size() &&
         std::all_of(start.begin(), start.end(), [](char byte) { return byte == 0; });
}

}  // namespace

std::string scratch_disk() {
  static const bool is_there = is_in_machine() && is_blank();
  if (is_there) return disk;
  throw Blocked{
      "this machine has no disk that nobody needs. A virtual machine has one: ./boxlab "
      "check --vm"};
}

std::string scratch_numbers() {
  struct stat status {};
  sys::check(stat(disk, &status), "stat", disk);
  return fmt::format("{}:{}", major(status.st_rdev), minor(status.st_rdev));
}

Sandbox with_disk() {
  sys::check(chmod(scratch_disk().c_str(), 0666), "chmod", disk);
  return stage().device(disk);
}

}  // namespace boxlab
