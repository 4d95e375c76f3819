// hangs: it waits for a flag by looking at it without end
// object: does not wait for anything
// reason: it runs
// ends: timed out
int main() {
  volatile bool is_ready = false;
  while (!is_ready) {
  }
}
