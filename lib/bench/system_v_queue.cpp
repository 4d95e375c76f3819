#include <sys/msg.h>

#include "bench/mechanism.hpp"
#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

class SystemVQueue : public Channel {
 public:
  SystemVQueue() : id_{sys::check(msgget(IPC_PRIVATE, 0600), "msgget")} {}
  SystemVQueue(const SystemVQueue&) = delete;
  SystemVQueue& operator=(const SystemVQueue&) = delete;
  ~SystemVQueue() override { msgctl(id_, IPC_RMID, nullptr); }

  void send(const Message& message, sys::Size size) override {
    sys::check(msgsnd(id_, &message, size, 0), "msgsnd");
  }
  void receive(Message& message, sys::Size size) override {
    sys::check(msgrcv(id_, &message, size, 0, 0), "msgrcv");
  }

 private:
  int id_;
};

std::unique_ptr<Channel> open_system_v_queue(sys::Size) { return std::make_unique<SystemVQueue>(); }

}  // namespace

Mechanism system_v_queue_mechanism() {
  return {"System V queue", largest_in_queue, open_system_v_queue};
}

}  // namespace boxlab::bench
