// The program that a sandbox is for.
#pragma once

#include <sys/types.h>

#include "check/plan.hpp"
#include "check/step.hpp"

namespace boxlab {

/// The descriptor on which init holds Orders::way_to_caller, if there is one.
constexpr int way_to_caller = 4;

/// Starts the program as a child of init: with its limits, without privileges, and with nothing
/// open but stdin, stdout and stderr. Returns its pid. A program that can't be started ends with
/// 127 or 126, as in a shell.
pid_t start_payload(const Step& step, const Orders& orders);

}  // namespace boxlab
