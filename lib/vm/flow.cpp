#include "vm/flow.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

#include "sys/error.hpp"

namespace boxlab::vm {

namespace {

constexpr std::size_t room = 1 << 16;

/// A pipe that poll(2) calls writable takes so many bytes without a wait; others may take less.
constexpr std::size_t most_at_once = PIPE_BUF;

/// Another try may go well: a signal came, or there is nothing to read or no room at the moment.
bool is_passing(int error) { return error == EINTR || error == EAGAIN; }

/// The other side is gone; EIO is how a terminal says it (pty(7)).
bool is_hangup(int error) { return error == EIO || error == EPIPE || error == ECONNRESET; }

}  // namespace

sys::Descriptor duplicate(int number) {
  return sys::Descriptor{sys::check(fcntl(number, F_DUPFD_CLOEXEC, 3), "fcntl")};
}

pollfd Flow::wanted() const {
  if (waiting_.empty()) return {from_.get(), POLLIN, 0};
  return {to_.get(), POLLOUT, 0};
}

void Flow::go_on(const pollfd& answer) {
  if (answer.revents == 0 || is_over()) return;
  if (waiting_.empty()) {
    read_some();
  } else {
    write_some();
  }
}

void Flow::read_some() {
  waiting_.resize(room);
  const ssize_t size = read(from_.get(), waiting_.data(), room);
  waiting_.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  if (size > 0 || (size == -1 && is_passing(errno))) return;
  if (size == -1 && !is_hangup(errno)) sys::throw_errno("read");
  end();
}

void Flow::write_some() {
  const ssize_t size = write(to_.get(), waiting_.data(), std::min(waiting_.size(), most_at_once));
  if (size == -1 && is_passing(errno)) return;
  if (size == -1 && !is_hangup(errno)) sys::throw_errno("write");
  if (size == -1) {
    is_broken_ = true;
    return end();
  }
  waiting_.erase(0, static_cast<std::size_t>(size));
  carried_ += static_cast<std::uint64_t>(size);
}

void Flow::end() {
  waiting_.clear();
  shutdown(to_.get(), SHUT_WR);  // a socket alone needs it, to others it does nothing
  from_.close();
  to_.close();
}

}  // namespace boxlab::vm
