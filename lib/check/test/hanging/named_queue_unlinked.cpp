// hangs: the queue was unlinked, so the other side made a new one of the same name
// object: hang (pid 3) waits in mq_receive() for a message in message queue /jobs (deleted)
// reason: it is empty; it is open for sending in hang (pid 2) as fd 3
#include <fcntl.h>
#include <mqueue.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  static char text[8192];
  const mqd_t old = sys::check(mq_open("/jobs", O_RDWR | O_CREAT, 0600, nullptr), "mq_open");
  sys::check(mq_unlink("/jobs"), "mq_unlink");
  const sys::Pid receiver =
      sys::spawn([&] { sys::check(mq_receive(old, text, sizeof text, nullptr), "mq_receive"); });
  const mqd_t fresh = sys::check(mq_open("/jobs", O_RDWR | O_CREAT, 0600, nullptr), "mq_open");
  sys::check(mq_send(fresh, "job", 3, 0), "mq_send");
  return sys::wait(receiver);
}
