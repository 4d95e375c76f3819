#include "vm/accelerator.hpp"

#include <unistd.h>

#include <fstream>
#include <sstream>
#include <string>

namespace boxlab::vm {

namespace {

/// Whether an x86 processor lists the flag of Intel's or AMD's virtualization. Others have no such
/// flag, and /dev/kvm is their word.
bool processor_may_have_it() {
#if defined(__x86_64__)
  std::ifstream lines{"/proc/cpuinfo"};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("flags")) continue;
    std::istringstream flags{line};
    for (std::string flag; flags >> flag;) {
      if (flag == "vmx" || flag == "svm") return true;
    }
    return false;
  }
  return false;
#else
  return true;
#endif
}

}  // namespace

std::vector<Accelerator> accelerators() {
  if (processor_may_have_it() && access("/dev/kvm", R_OK | W_OK) == 0) {
    return {Accelerator::kvm, Accelerator::tcg};
  }
  return {Accelerator::tcg};
}

}  // namespace boxlab::vm
