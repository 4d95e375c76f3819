// waits: vfork() returns when the child has ended
#include <unistd.h>

int main() {
  if (vfork() == 0) {
    usleep(300'000);
    _exit(0);
  }
}
