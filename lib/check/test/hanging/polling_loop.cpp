// hangs: it waits for a flag by looking at it a thousand times a second
// object: waits in clock_nanosleep()
// reason: for 0.001 s, as it asked, again and again
// ends: timed out
#include <unistd.h>

int main() {
  volatile bool is_ready = false;
  while (!is_ready) usleep(1000);
}
