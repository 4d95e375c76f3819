// Taking a file out of a sandbox.
#pragma once

#include <optional>
#include <string>

#include "sys/descriptor.hpp"

namespace boxlab {

/// The contents of the file `name` directly in `directory`, which a program that nobody trusts may
/// have made: regular files only, no links followed, 256 MiB at most. Nothing when there is no
/// such.
std::optional<std::string> keep_file(const sys::Descriptor& directory, const std::string& name);

}  // namespace boxlab
