// How two files differ, for people.
#pragma once

#include <filesystem>
#include <string>

#include "cli/palette.hpp"

namespace boxlab {

/// A file, and what people call it.
struct Side {
  std::filesystem::path file;
  std::string name;
};

/// What is to be taken away from `before` and put in to get `after`, as diff -u shows it; empty
/// when they are the same. Throws std::runtime_error when they can't be compared.
std::string diff(const Side& before, const Side& after, const Palette& palette);

}  // namespace boxlab
