#include "vm/initrd.hpp"

#include <fmt/format.h>

#include "course/files.hpp"
#include "vm/archive.hpp"
#include "vm/modules.hpp"

namespace boxlab::vm {

namespace fs = std::filesystem;

namespace {

std::vector<Module> read_modules(const fs::path& directory) {
  std::vector<Module> modules;
  for (const auto& entry : fs::directory_iterator{directory}) modules.push_back(read_module(entry));
  return in_loading_order(std::move(modules));
}

}  // namespace

sys::Descriptor make_empty_initrd(const fs::path& init) {
  Archive archive;
  archive.add_directory("dev");
  archive.add_device("dev/console", 5, 1);
  archive.add_file("init", read_file(init), 0755);
  return make_memory_file("initrd", archive.finish());
}

sys::Descriptor make_initrd(const fs::path& init, const fs::path& modules) {
  Archive archive;
  for (const char* directory : {"dev", "proc", "sys", "lower", "layer", "root", "modules"}) {
    archive.add_directory(directory);
  }
  archive.add_device("dev/console", 5, 1);
  archive.add_file("init", read_file(init), 0755);
  int count = 0;
  for (const Module& module : read_modules(modules)) {
    archive.add_file(fmt::format("modules/{:02}-{}.ko", ++count, module.name), module.contents,
                     0644);
  }
  return make_memory_file("initrd", archive.finish());
}

}  // namespace boxlab::vm
