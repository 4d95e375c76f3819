// A config.json, read.
#pragma once

#include <filesystem>
#include <string>

#include "spec.hpp"

/// Reads `file`, a config.json, for the bundle in the directory `bundle`. What it returns lives as
/// long as the program does. Throws std::runtime_error that names the file and what is wrong with
/// it, and refuses what the lab leaves out: it is better to run nothing than something with fewer
/// walls.
Spec read_spec(const std::filesystem::path& file, const std::filesystem::path& bundle);
