#include "check/blocked.hpp"

#include <cerrno>
#include <system_error>

#include "check/lack.hpp"
#include "check/refusal.hpp"

namespace boxlab {

namespace {

bool is_refusal(int error) {
  return error == EPERM || error == EACCES || error == ENOSYS || error == ENOSPC ||
         error == EINVAL || error == EUSERS || error == ENODEV;
}

}  // namespace

void refuse(const char* step, int error) {
  if (is_refusal(error)) throw Lacking{explain_refusal(step, error)};
  throw std::system_error{error, std::generic_category(), step};
}

}  // namespace boxlab
