#include "sys/directory.hpp"

#include <dirent.h>

#include <cerrno>
#include <cstring>

#include "sys/error.hpp"

namespace sys {

namespace {

/// Of nothing, it makes nothing, and leaves errno as it is.
DIR* open_stream(const Descriptor& directory) {
  return directory.is_open() ? fdopendir(directory.get()) : nullptr;
}

}  // namespace

Directory::Directory(Descriptor directory) : stream_{open_stream(directory)} {
  if (is_open()) directory.release();  // closedir closes it
}

Directory::~Directory() {
  if (is_open()) closedir(static_cast<DIR*>(stream_));
}

const char* Directory::next() {
  while (true) {
    errno = 0;
    const dirent* entry = readdir(static_cast<DIR*>(stream_));
    const bool has_failed = errno != 0 && errno != ENOENT && errno != ESRCH;
    if (entry == nullptr && has_failed) throw_errno("readdir");
    if (entry == nullptr) return nullptr;
    const char* name = entry->d_name;
    if (std::strcmp(name, ".") != 0 && std::strcmp(name, "..") != 0) return name;
  }
}

}  // namespace sys
