#include "sys/lines.hpp"

#include <cstdio>
#include <cstdlib>

#include "sys/error.hpp"

namespace sys {

namespace {

/// Of nothing, it makes nothing, and leaves errno as it is.
FILE* open_lines(const Descriptor& file) {
  return file.is_open() ? fdopen(file.get(), "r") : nullptr;
}

}  // namespace

Lines::Lines(Descriptor file) : stream_{open_lines(file)} {
  if (is_open()) file.release();  // fclose closes it
}

Lines::~Lines() {
  std::free(line_);
  if (is_open()) std::fclose(static_cast<FILE*>(stream_));
}

char* Lines::next() {
  FILE* const file = static_cast<FILE*>(stream_);
  const long length = getline(&line_, &room_, file);
  if (length == -1 && std::ferror(file) != 0) throw_errno("read");
  if (length == -1) return nullptr;
  if (line_[length - 1] == '\n') line_[length - 1] = '\0';
  return line_;
}

}  // namespace sys
