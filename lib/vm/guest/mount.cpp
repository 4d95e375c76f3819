#include "vm/guest/mount.hpp"

#include <sys/mount.h>

#include "sys/error.hpp"

namespace boxlab::vm {

void mount(const char* source, const char* target, const char* type, const std::string& data) {
  sys::check(::mount(source, target, type, 0, data.c_str()), "mount", target);
}

void move_mount(const char* from, const std::string& to) {
  sys::check(::mount(from, to.c_str(), nullptr, MS_MOVE, nullptr), "move mount", to.c_str());
}

}  // namespace boxlab::vm
