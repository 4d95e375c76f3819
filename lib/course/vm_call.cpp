#include "course/vm_call.hpp"

#include <algorithm>
#include <thread>

namespace boxlab {

std::vector<std::string> call_in_vm(const std::vector<std::string>& words) {
  const unsigned cpus = std::clamp(std::thread::hardware_concurrency(), 1u, 2u);
  std::vector<std::string> call{"/proc/self/exe",     "vm", "--time", "3600", "--cpus",
                                std::to_string(cpus), "--"};
  call.insert(call.end(), words.begin(), words.end());
  return call;
}

}  // namespace boxlab
