// linux.seccomp of a config.json, compiled by libseccomp.
#pragma once

#include "main_json.hpp"
#include "spec.hpp"

/// The program for the kernel's filter; empty where `json` says nothing. Throws std::runtime_error
/// where it says something that is not known.
List<sock_filter> compile_seccomp(const Json& json);
