#include "check/delegation.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>
#include <string_view>

#include "sys/error.hpp"

namespace boxlab {

namespace {

namespace fs = std::filesystem;

/// The files of a delegated group that its new owner may write to. Those with its limits stay ours.
constexpr const char* delegated_files[] = {"", "cgroup.procs", "cgroup.threads",
                                           "cgroup.subtree_control"};

constexpr auto top = "/given";

fs::path make_group(const fs::path& path) {
  sys::check(mkdir(path.c_str(), 0755), "mkdir", path.c_str());
  return path;
}

void hand_over(const fs::path& group, unsigned owner) {
  for (const char* file : delegated_files) {
    const fs::path path = group / file;
    sys::check(chown(path.c_str(), owner, owner), "chown", path.c_str());
  }
}

/// All groups below may have these controllers.
void lend(const fs::path& group, const std::vector<std::string>& controllers) {
  const fs::path path = group / "cgroup.subtree_control";
  const sys::Descriptor file = sys::open(path.c_str(), O_WRONLY);
  for (const std::string& name : controllers)
    sys::write_all(file, ("+" + name).data(), name.size() + 1);
}

sys::Descriptor open_way(const fs::path& group) {
  return sys::open((group / "cgroup.procs").c_str(), O_WRONLY);
}

}  // namespace

Delegation::Delegation(const Cgroup& cgroup, const std::vector<std::string>& controllers,
                       unsigned owner) {
  lend(cgroup.path(), controllers);
  const fs::path given = make_group(cgroup.path().string() + top);
  const fs::path caller = make_group(given / caller_group);
  if (owner != geteuid()) {
    hand_over(given, owner);
    hand_over(caller, owner);
  }
  given_ = sys::open(given.c_str(), O_RDONLY | O_DIRECTORY);
  way_to_init_ = open_way(make_group(cgroup.path() / "init"));
  way_to_caller_ = open_way(caller);
}

/// The line of cgroup v2 is "0::PATH", with the PATH as whoever reads it sees it.
std::string own_group(const std::string& cgroup_file) {
  std::istringstream lines{cgroup_file};
  for (std::string line; std::getline(lines, line);) {
    const std::size_t start = line.find(top);
    if (!line.starts_with("0::") || start == std::string::npos) continue;
    const std::string path = line.substr(start + std::string_view{top}.size());
    return path.empty() ? "/" : path;
  }
  return {};
}

}  // namespace boxlab
