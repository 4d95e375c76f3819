#include "course/known_needs.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <fstream>
#include <system_error>

namespace boxlab {

namespace {

std::filesystem::path file_of_needs(const Course& course) { return course.build / "needs"; }

std::string target_of(const char* link) {
  std::error_code none;
  return std::filesystem::read_symlink(link, none).string();
}

/// All that a container, or a reboot, makes another machine of.
std::string describe_machine() {
  std::string boot;
  std::ifstream{"/proc/sys/kernel/random/boot_id"} >> boot;
  return fmt::format("{} user {} {} {}", boot, geteuid(), target_of("/proc/self/ns/user"),
                     target_of("/proc/self/ns/mnt"));
}

}  // namespace

KnownNeeds::KnownNeeds(const Course& course)
    : path_{file_of_needs(course)}, machine_{describe_machine()} {
  std::ifstream file{path_};
  std::string line;
  if (!std::getline(file, line) || line != machine_) return;
  while (std::getline(file, line)) names_.insert(line);
}

void KnownNeeds::add(const std::string& need) {
  names_.insert(need);
  std::ofstream file{path_};
  file << machine_ << '\n';
  for (const std::string& name : names_) file << name << '\n';
}

void forget_needs(const Course& course) {
  std::error_code none;
  std::filesystem::remove(file_of_needs(course), none);
}

}  // namespace boxlab
