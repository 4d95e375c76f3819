// hangs: it sends a message that is longer than all the room that the queue has
// object: waits in msgsnd() for room in System V message queue 0 (key 0x2a)
// reason: a message of 18 bytes never fits: the queue has room for 10
#include <sys/msg.h>

#include "sys/error.hpp"

int main() {
  const int queue = sys::check(msgget(42, IPC_CREAT | 0600), "msgget");
  msqid_ds state{};
  sys::check(msgctl(queue, IPC_STAT, &state), "msgctl");
  state.msg_qbytes = 10;
  sys::check(msgctl(queue, IPC_SET, &state), "msgctl");
  const struct {
    long type;
    char text[18];
  } message{1, {}};
  sys::check(msgsnd(queue, &message, sizeof message.text, 0), "msgsnd");
}
