// hangs: the only process that has the queue open waits for a message
// object: waits in mq_receive() for a message in message queue /jobs
// reason: it is empty; no other process has it open for sending, and nobody is left to send one
#include <fcntl.h>
#include <mqueue.h>

#include "sys/error.hpp"

int main() {
  const mqd_t queue = sys::check(mq_open("/jobs", O_RDWR | O_CREAT, 0600, nullptr), "mq_open");
  static char text[8192];
  sys::check(mq_receive(queue, text, sizeof text, nullptr), "mq_receive");
}
