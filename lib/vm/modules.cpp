#include "vm/modules.hpp"

#include <endian.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <sstream>
#include <string_view>

#include "course/files.hpp"

namespace boxlab::vm {

namespace {

/// The value of a field of the section .modinfo, which holds "name=value" texts, a 0 behind each.
std::string field(std::string_view contents, std::string_view name) {
  using namespace std::string_view_literals;
  const std::string key = std::string{"\0"sv}.append(name).append("=");
  const auto at = contents.find(key);
  if (at == std::string_view::npos) return {};
  const auto begin = at + key.size();
  return std::string{contents.substr(begin, contents.find('\0', begin) - begin)};
}

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream stream{text};
  for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
  return parts;
}

/// The file without the signature behind it: the kernel asks for none, and to verify one takes
/// 10 ms under emulation. At the end there are the signature, a struct module_signature, whose last
/// four bytes are the signature's size, and a mark.
std::string without_signature(std::string contents) {
  constexpr std::string_view mark = "~Module signature appended~\n";
  constexpr std::size_t structure = 12;
  if (!contents.ends_with(mark) || contents.size() < mark.size() + structure) return contents;
  contents.resize(contents.size() - mark.size());
  std::uint32_t size = 0;
  std::memcpy(&size, contents.data() + contents.size() - sizeof size, sizeof size);
  contents.resize(contents.size() - structure -
                  std::min(contents.size() - structure, std::size_t{be32toh(size)}));
  return contents;
}

bool is_among(const std::vector<Module>& modules, const std::string& name) {
  return std::any_of(modules.begin(), modules.end(),
                     [&](const Module& module) { return module.name == name; });
}

}  // namespace

Module read_module(const std::filesystem::path& file) {
  Module module{file.stem(), {}, without_signature(read_file(file))};
  std::replace(module.name.begin(), module.name.end(), '-', '_');
  module.depends = split_at_commas(field(module.contents, "depends"));
  return module;
}

std::vector<Module> in_loading_order(std::vector<Module> modules) {
  std::vector<Module> ordered;
  const auto can_be_loaded = [&](const Module& module) {
    return std::none_of(module.depends.begin(), module.depends.end(),
                        [&](const std::string& name) { return is_among(modules, name); });
  };
  for (;;) {
    const auto next = std::find_if(modules.begin(), modules.end(), can_be_loaded);
    if (next == modules.end()) return ordered;
    ordered.push_back(std::move(*next));
    modules.erase(next);
  }
}

}  // namespace boxlab::vm
