// waits: mq_timedreceive() ends by itself; with an argument, late
#include <fcntl.h>
#include <mqueue.h>

#include <ctime>

#include "sys/error.hpp"

int main(int count, char**) {
  const mqd_t queue = sys::check(mq_open("/jobs", O_RDWR | O_CREAT, 0600, nullptr), "mq_open");
  timespec until{};
  clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec += count > 1 ? 1000 : 1;
  static char text[8192];
  return mq_timedreceive(queue, text, sizeof text, nullptr, &until) == -1 ? 0 : 1;
}
