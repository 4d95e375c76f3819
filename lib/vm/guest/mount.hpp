// mount(2), with errors that name the place.
#pragma once

#include <string>

namespace boxlab::vm {

/// Mounts a file system. Throws std::system_error that names `target`.
void mount(const char* source, const char* target, const char* type, const std::string& data = "");

/// Moves a mount to another place (MS_MOVE).
void move_mount(const char* from, const std::string& to);

}  // namespace boxlab::vm
