// The kernel's modules, as files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace boxlab::vm {

/// A kernel module.
struct Module {
  std::string name;                  ///< as other modules call it: with _ and not with -
  std::vector<std::string> depends;  ///< the modules that it needs, by their names
  std::string contents;              ///< of the .ko file, but its signature
};

/// Reads a .ko file, and what it says about itself (modinfo(8)).
Module read_module(const std::filesystem::path& file);

/// The modules in an order in which each can be loaded: behind those that it needs. What is needed
/// and is not there is taken for built into the kernel.
std::vector<Module> in_loading_order(std::vector<Module> modules);

}  // namespace boxlab::vm
