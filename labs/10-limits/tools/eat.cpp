// eat MIB SECONDS: takes so much memory at once, before anything else, and keeps it for a while.
#include <time.h>

#include <cstdlib>
#include <cstring>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const std::size_t size = std::strtoul(argv[1], nullptr, 10) << 20;
  char* const memory = static_cast<char*>(std::malloc(size + 1));
  if (memory == nullptr) return 1;
  std::memset(memory, 'x', size + 1);
  const timespec time{std::strtol(argv[2], nullptr, 10), 0};
  nanosleep(&time, nullptr);
  return memory[size] == 'x' ? 0 : 1;
}
