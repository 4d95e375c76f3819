#include <fcntl.h>
#include <mqueue.h>
#include <unistd.h>

#include <string>

#include "bench/mechanism.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

/// A queue that loses its name at once: what is open stays open (mq_unlink(3)). Linux makes a
/// queue's descriptor a file descriptor, so that a Descriptor can own it.
sys::Descriptor make_queue(sys::Size size) {
  mq_attr attributes{};
  attributes.mq_maxmsg = messages_waiting;
  attributes.mq_msgsize = static_cast<long>(size);
  const std::string name = "/boxlab-bench-" + std::to_string(getpid());
  const int flags = O_RDWR | O_CREAT | O_EXCL;
  sys::Descriptor queue{
      sys::check(mq_open(name.c_str(), flags, 0600, &attributes), "mq_open", name.c_str())};
  sys::check(mq_unlink(name.c_str()), "mq_unlink", name.c_str());
  return queue;
}

class PosixQueue : public Channel {
 public:
  explicit PosixQueue(sys::Size size) : queue_{make_queue(size)} {}

  void send(const Message& message, sys::Size size) override {
    sys::check(mq_send(queue_.get(), message.text, size, 0), "mq_send");
  }
  void receive(Message& message, sys::Size size) override {
    sys::check(mq_receive(queue_.get(), message.text, size, nullptr), "mq_receive");
  }

 private:
  sys::Descriptor queue_;
};

std::unique_ptr<Channel> open_posix_queue(sys::Size size) {
  return std::make_unique<PosixQueue>(size);
}

}  // namespace

Mechanism posix_queue_mechanism() { return {"POSIX queue", largest_in_queue, open_posix_queue}; }

}  // namespace boxlab::bench
