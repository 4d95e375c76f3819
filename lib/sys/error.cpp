#include "sys/error.hpp"

#include <sysexits.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

#include "sys/program.hpp"

namespace sys {

void throw_errno(const char* call, const char* object) {
  const int error = errno;
  std::string what = call;
  if (object != nullptr) what += std::string{" "} + object;
  throw std::system_error{error, std::generic_category(), what};
}

void not_written(const char* function) {
  report(std::logic_error{std::string{function} + "() is not written yet"});
  _exit(EX_SOFTWARE);
}

}  // namespace sys
