// hangs: it waits for a flag by looking at it a thousand times a second
// object: hang (pid 2)
// reason: again and again:
// ends: timed out
#include <unistd.h>

int main() {
  volatile bool is_ready = false;
  while (!is_ready) usleep(1000);
}
