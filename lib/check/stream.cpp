#include "check/stream.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "sys/error.hpp"
#include "sys/pipe.hpp"

namespace boxlab {

namespace {

/// The name that /proc/PID/fd shows for a pipe.
std::string pipe_name(const sys::Descriptor& end) {
  struct stat status {};
  sys::check(fstat(end.get(), &status), "fstat", "a pipe");
  return fmt::format("pipe:[{}]", status.st_ino);
}

void never_wait(const sys::Descriptor& end) {
  sys::check(fcntl(end.get(), F_SETFL, O_NONBLOCK), "fcntl", "a pipe");
}

}  // namespace

sys::Descriptor Capture::connect() {
  sys::Pipe pipe = sys::make_pipe();
  never_wait(pipe.read_end);
  end_ = std::move(pipe.read_end);
  pipe_ = pipe_name(end_);
  return std::move(pipe.write_end);
}

bool Capture::take_some() {
  char buffer[65536];
  const ssize_t size = end_.is_open() ? read(end_.get(), buffer, sizeof buffer) : 0;
  if (size == -1 && (errno == EAGAIN || errno == EINTR)) return false;
  if (sys::check(static_cast<long>(size), "read", "the program's output") == 0) {
    end_.close();
    return false;
  }
  const auto taken = static_cast<std::uint64_t>(size);
  const std::uint64_t room = kept_bytes_ - std::min<std::uint64_t>(kept_bytes_, text_.size());
  text_.append(buffer, std::min(room, taken));
  bytes_ += taken;
  return true;
}

void Capture::take() { take_some(); }

void Capture::take_rest() {
  while (take_some()) {
  }
}

sys::Descriptor Feed::connect() {
  sys::Pipe pipe = sys::make_pipe();
  never_wait(pipe.write_end);
  end_ = std::move(pipe.write_end);
  pipe_ = pipe_name(end_);
  return std::move(pipe.read_end);
}

void Feed::add(const std::string& text, bool then_close) {
  text_ += text;
  closes_ = then_close;
  give();
}

bool Feed::is_taken() const {
  int unread = 0;
  if (end_.is_open()) sys::check(ioctl(end_.get(), FIONREAD, &unread), "ioctl", "a pipe");
  return text_.empty() && unread == 0;
}

void Feed::give() {
  if (!text_.empty() && end_.is_open()) {
    const ssize_t size = write(end_.get(), text_.data(), text_.size());
    if (size > 0) text_.erase(0, static_cast<std::size_t>(size));
    if (size == -1 && errno == EPIPE)
      text_.clear();  // nobody reads it: that is the program's right
  }
  if (text_.empty() && closes_) end_.close();
}

}  // namespace boxlab
