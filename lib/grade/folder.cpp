#include "grade/folder.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "course/date.hpp"
#include "grade/tree_builder.hpp"
#include "sys/descriptor.hpp"
#include "sys/directory.hpp"
#include "sys/error.hpp"

namespace boxlab::grade {

namespace {

constexpr std::size_t most_levels = 16;

/// Opens what is at `path` below `top`, without following any link on the way.
sys::Descriptor open_beneath(const sys::Descriptor& top, const std::string& path, int flags) {
  open_how how{};
  how.flags = static_cast<unsigned>(flags) | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  return sys::Descriptor{
      static_cast<int>(syscall(SYS_openat2, top.get(), path.c_str(), &how, sizeof how))};
}

std::vector<std::string> sorted_names(sys::Descriptor directory) {
  std::vector<std::string> names;
  sys::Directory entries{std::move(directory)};
  while (const char* name = entries.next()) names.emplace_back(name);
  std::ranges::sort(names);
  return names;
}

const char* kind_hazard(mode_t mode) {
  if (S_ISLNK(mode)) return "is a symbolic link";
  if (S_ISFIFO(mode)) return "is a FIFO";
  if (S_ISSOCK(mode)) return "is a socket";
  return "is a device";
}

/// One walk through a directory.
class Walk {
 public:
  Walk(sys::Descriptor top, const std::set<std::string>& answers)
      : top_{std::move(top)}, tree_{answers} {}

  void add_all(const std::string& directory, std::size_t level) {
    sys::Descriptor here = open_beneath(top_, directory, O_RDONLY | O_DIRECTORY);
    if (!here.is_open()) return note(directory, "cannot be read");
    for (const std::string& name : sorted_names(std::move(here))) {
      if (is_litter(name)) continue;
      add(directory == "." ? name : fmt::format("{}/{}", directory, name), level);
    }
  }

  Tree take() { return tree_.take(); }

 private:
  void note(const std::string& path, const std::string& hazard, bool is_directory = false) {
    if (tree_.wants(path, is_directory)) tree_.add({path, is_directory, "", hazard});
  }

  void add(const std::string& path, std::size_t level) {
    struct stat status {};
    if (fstatat(top_.get(), path.c_str(), &status, AT_SYMLINK_NOFOLLOW) == -1)
      return note(path, "cannot be read");
    if (S_ISREG(status.st_mode)) return add_file(path, status);
    if (!S_ISDIR(status.st_mode)) return note(path, kind_hazard(status.st_mode));
    note(path, "", true);
    if (level < most_levels) add_all(path, level + 1);
  }

  void add_file(const std::string& path, const struct stat& status) {
    if (!tree_.wants_contents(path)) return note(path, "");
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > most_bytes_of(path)) return note(path, fmt::format("has {} bytes", size));
    const sys::Descriptor file = open_beneath(top_, path, O_RDONLY);
    struct stat opened {};
    if (!file.is_open() || fstat(file.get(), &opened) == -1 || !S_ISREG(opened.st_mode))
      return note(path, "cannot be read");
    Member member{path, false, std::string(size, '\0')};
    member.changed = opened.st_mtime;
    member.time = date_of(opened.st_mtim.tv_sec);
    member.contents.resize(sys::read_all(file, member.contents.data(), size));
    tree_.add(std::move(member));
  }

  sys::Descriptor top_;
  TreeBuilder tree_;
};

}  // namespace

std::string time_of(const std::filesystem::path& file) {
  struct stat status {};
  return stat(file.c_str(), &status) == -1 ? "" : date_of(status.st_mtim.tv_sec);
}

Tree read_folder(const std::filesystem::path& directory, const std::set<std::string>& answers) {
  Walk walk{sys::open(directory.c_str(), O_RDONLY | O_DIRECTORY), answers};
  walk.add_all(".", 0);
  return walk.take();
}

}  // namespace boxlab::grade
