// waits: a child that sleeps will send the message
#include <sys/msg.h>
#include <unistd.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  const int queue = sys::check(msgget(IPC_PRIVATE, 0600), "msgget");
  struct {
    long type;
    char text[8];
  } message{7, {}};
  sys::spawn([&] {
    usleep(300'000);
    sys::check(msgsnd(queue, &message, sizeof message.text, 0), "msgsnd");
  });
  return msgrcv(queue, &message, sizeof message.text, 7, 0) == -1 ? 1 : 0;
}
