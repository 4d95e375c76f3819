// Why a machine refuses what labs need.
#pragma once

#include <string>

#include "check/lack.hpp"

namespace boxlab {

/// What keeps a step of making a sandbox, or a user namespace, from being done: `error` is its
/// errno.
Lack explain_refusal(const std::string& step, int error);

/// What one can do where no setting is known that forbids something.
constexpr auto forbidden_or_not_built =
    "Inside a container, its seccomp or AppArmor profile may forbid it: start it with "
    "--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt "
    "systempaths=unconfined. Or the kernel was built without it";

/// The first word of a file, such as a setting below /proc/sys; empty when there is none.
std::string first_word_of(const char* path);

}  // namespace boxlab
