// process of a config.json.
#pragma once

#include "main_json.hpp"
#include "spec.hpp"

/// Reads `process`: program, user, limits, capabilities. Throws std::runtime_error.
void read_process(const Json& json, Spec& spec);
