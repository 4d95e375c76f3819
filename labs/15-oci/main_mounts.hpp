// mounts of a config.json.
#pragma once

#include <filesystem>

#include "main_json.hpp"
#include "spec.hpp"

/// Reads one element of `mounts`. Throws std::runtime_error where its source is not there.
ContainerMount read_mount(const Json& json, const std::filesystem::path& bundle);

/// MS_PRIVATE and so on, of "private", "rprivate"; 0 of anything else.
unsigned long read_propagation(const std::string& option);
