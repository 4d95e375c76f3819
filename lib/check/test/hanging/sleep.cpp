// hangs: it sleeps longer than anybody waits
// object: waits in clock_nanosleep()
// reason: for 1000 s, as it asked
// ends: asleep
#include <unistd.h>

int main() { sleep(1000); }
