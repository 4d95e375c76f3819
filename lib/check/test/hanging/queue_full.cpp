// hangs: it sends more than the queue takes, and nobody receives
// object: waits in msgsnd() for room in System V message queue 0 (key 0x2a)
// reason: bytes, in 16 messages, and nobody is left to receive one
// draws: hang (pid 2) --> System V message queue 0 (key 0x2a)
#include <sys/msg.h>

#include "sys/error.hpp"

int main() {
  const int queue = sys::check(msgget(42, IPC_CREAT | 0600), "msgget");
  struct {
    long type;
    char text[1000];
  } message{1, {}};
  for (int i = 0; i < 100; ++i) {
    sys::check(msgsnd(queue, &message, sizeof message.text, 0), "msgsnd");
  }
}
