// hangs: it waits for a type that nobody sends
// object: waits in msgrcv() for a message of type 7 in System V message queue 0 (key 0x2a)
// reason: it holds 3 messages, of types 1 and 3, and nobody is left to send one
#include <sys/msg.h>

#include "sys/error.hpp"

int main() {
  const int queue = sys::check(msgget(42, IPC_CREAT | 0600), "msgget");
  struct {
    long type;
    char text[8];
  } message{};
  constexpr long types[] = {3, 1, 3};
  for (const long type : types) {
    message.type = type;
    sys::check(msgsnd(queue, &message, sizeof message.text, 0), "msgsnd");
  }
  sys::check(msgrcv(queue, &message, sizeof message.text, 7, 0), "msgrcv");
}
