#include "sys/descriptor.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "sys/error.hpp"

namespace sys {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this == &other) return *this;
  close();
  number_ = other.release();
  return *this;
}

void Descriptor::close() noexcept {
  if (is_open()) ::close(release());
}

int Descriptor::release() noexcept {
  const int number = number_;
  number_ = -1;
  return number;
}

Descriptor open(const char* path, int flags, unsigned mode) {
  return Descriptor{check(::open(path, flags | O_CLOEXEC, mode), "open", path)};
}

void redirect(const Descriptor& source, int target) {
  // dup2 onto itself changes nothing, so close-on-exec would stay: a pipe made while stdin is
  // closed has number 0 already.
  if (source.get() == target) {
    check(fcntl(target, F_SETFD, 0), "fcntl");
  } else {
    check(dup2(source.get(), target), "dup2");
  }
}

namespace {

/// Calls `transfer` until it has moved `size` bytes or returns 0; a signal only interrupts it.
template <class Transfer>
Size repeat(Size size, const char* call, Transfer transfer) {
  Size done = 0;
  while (done < size) {
    const long moved = transfer(done);
    if (moved == -1 && errno == EINTR) continue;
    if (check(moved, call) == 0) break;
    done += static_cast<Size>(moved);
  }
  return done;
}

}  // namespace

void write_all(const Descriptor& to, const void* data, Size size) {
  const auto* bytes = static_cast<const char*>(data);
  repeat(size, "write", [&](Size done) { return ::write(to.get(), bytes + done, size - done); });
}

Size read_all(const Descriptor& from, void* data, Size size) {
  auto* bytes = static_cast<char*>(data);
  return repeat(size, "read",
                [&](Size done) { return ::read(from.get(), bytes + done, size - done); });
}

}  // namespace sys
