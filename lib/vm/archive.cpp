#include "vm/archive.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <iterator>

namespace boxlab::vm {

namespace {
constexpr auto end_mark = "TRAILER!!!";
}

void Archive::add_directory(std::string_view path) { add(path, {}, {S_IFDIR | 0755}); }

void Archive::add_file(std::string_view path, std::string_view contents, unsigned mode) {
  add(path, contents, {S_IFREG | mode});
}

void Archive::add_device(std::string_view path, unsigned major, unsigned minor) {
  add(path, {}, {S_IFCHR | 0600, major, minor});
}

std::string Archive::finish() {
  add(end_mark, {}, {0});
  return std::move(bytes_);
}

void Archive::add(std::string_view path, std::string_view contents, const Header& header) {
  // Magic, inode, mode, uid, gid, links, mtime, size, device, special device, name's size, check.
  fmt::format_to(std::back_inserter(bytes_),
                 "070701{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}{:08x}"
                 "{:08x}",
                 ++inode_, header.mode, 0, 0, 1, 0, contents.size(), 0, 0, header.major,
                 header.minor, path.size() + 1, 0);
  bytes_.append(path).push_back('\0');
  pad();
  bytes_.append(contents);
  pad();
}

void Archive::pad() {
  constexpr std::size_t unit = 4;
  bytes_.resize((bytes_.size() + unit - 1) / unit * unit, '\0');
}

}  // namespace boxlab::vm
