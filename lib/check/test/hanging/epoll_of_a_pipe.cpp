// hangs: epoll_wait() of a pipe whose write end nobody uses
// object: waits in epoll_wait() for pipe:[
// reason: (fd 3); it is not ready, and nobody is left to make it ready
#include <sys/epoll.h>

#include "sys/error.hpp"
#include "sys/pipe.hpp"

int main() {
  const sys::Pipe pipe = sys::make_pipe();
  const sys::Descriptor set{sys::check(epoll_create1(0), "epoll_create1")};
  epoll_event event{};
  event.events = EPOLLIN;
  sys::check(epoll_ctl(set.get(), EPOLL_CTL_ADD, pipe.read_end.get(), &event), "epoll_ctl");
  sys::check(epoll_wait(set.get(), &event, 1, -1), "epoll_wait");
}
