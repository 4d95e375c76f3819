// A program that does not want to end with its parent: it takes back what somebody has asked of the
// kernel for it, and sleeps as `sleep` does.
//
//     outlive_static SECONDS
#include <sys/prctl.h>
#include <unistd.h>

#include <cstdlib>

int main(int argc, char** argv) {
  if (argc != 2 || prctl(PR_SET_PDEATHSIG, 0) == -1) return EXIT_FAILURE;
  sleep(static_cast<unsigned>(std::atoi(argv[1])));
}
