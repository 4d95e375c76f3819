#include "bench/kernel.hpp"

#include <fmt/core.h>
#include <sys/utsname.h>

#include "sys/error.hpp"

namespace boxlab::bench {

std::string kernel() {
  utsname names{};
  sys::check(uname(&names), "uname");
  return fmt::format("{} {}", names.sysname, names.release);
}

}  // namespace boxlab::bench
