#include "bench/kernel_memory.hpp"

#include <fstream>
#include <set>
#include <string>

namespace boxlab::bench {

double kernel_memory() {
  const std::set<std::string> wanted{"Slab:", "Percpu:", "KernelStack:", "PageTables:"};
  std::ifstream file{"/proc/meminfo"};
  double kib = 0;
  double amount = 0;
  std::string unit;
  for (std::string name; file >> name >> amount;) {
    std::getline(file, unit);
    if (wanted.contains(name)) kib += amount;
  }
  return kib * 1024;
}

}  // namespace boxlab::bench
