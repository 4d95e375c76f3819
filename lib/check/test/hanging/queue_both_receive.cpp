// hangs: server and client both wait for a message
// object: hang (pid 3) waits in msgrcv() for a message of a type up to 5 in System V message queue
// 0 (key 0x0)
// reason: it is empty, and nobody is left to send one
#include <sys/msg.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  const int queue = sys::check(msgget(IPC_PRIVATE, 0600), "msgget");
  struct {
    long type;
    char text[8];
  } message{};
  sys::spawn([&] { sys::check(msgrcv(queue, &message, sizeof message.text, -5, 0), "msgrcv"); });
  sys::check(msgrcv(queue, &message, sizeof message.text, 0, 0), "msgrcv");
}
