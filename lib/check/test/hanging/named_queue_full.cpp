// hangs: the parent waits for the sender to end before it receives anything
// object: hang (pid 3) waits in mq_send() for room in message queue /jobs
// reason: it is full: 2 of 2 messages; it is open for receiving in hang (pid 2) as fd 3, and nobody
#include <fcntl.h>
#include <mqueue.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  mq_attr attributes{};
  attributes.mq_maxmsg = 2;
  attributes.mq_msgsize = 8;
  const mqd_t queue = sys::check(mq_open("/jobs", O_RDWR | O_CREAT, 0600, &attributes), "mq_open");
  return sys::wait(sys::spawn([&] {
    for (int i = 0; i < 10; ++i) sys::check(mq_send(queue, "job", 3, 0), "mq_send");
  }));
}
