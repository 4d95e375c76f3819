#include "grade/tree.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>
#include <string_view>

namespace boxlab::grade {

namespace {

constexpr std::array<std::string_view, 9> archive_endings{
    ".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz", ".txz", ".tar.zst", ".7z"};

constexpr std::array<std::string_view, 5> litter{"__MACOSX", ".DS_Store", ".git", "node_modules",
                                                 "Thumbs.db"};

}  // namespace

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char letter) {
    return static_cast<char>(letter < 0x80 ? std::tolower(letter) : letter);
  });
  return text;
}

std::set<std::string> top_names(const Tree& tree) {
  std::set<std::string> names;
  for (const Member& member : tree) names.insert(first_name(member.path));
  return names;
}

Tree below(const Tree& tree, const std::string& top) {
  Tree files;
  for (const Member& member : tree) {
    if (first_name(member.path) != top || below_first(member.path).empty()) continue;
    files.push_back(member);
    files.back().path = below_first(member.path);
  }
  return files;
}

bool is_archive_name(const std::string& path) {
  const std::string name = lower(path);
  return std::ranges::any_of(archive_endings,
                             [&](std::string_view ending) { return name.ends_with(ending); });
}

std::uint64_t most_bytes_of(const std::string& path) {
  return is_archive_name(path) ? most_bytes_of_archive : most_bytes_of_source;
}

std::string clean_path(const std::string& path) {
  if (path.starts_with('/') || path.find('\0') != std::string::npos) return "";
  std::string clean;
  std::istringstream names{path};
  for (std::string name; std::getline(names, name, '/');) {
    if (name.empty() || name == ".") continue;
    if (name == "..") return "";
    clean += (clean.empty() ? "" : "/") + name;
  }
  return clean;
}

bool is_litter(const std::string& name) { return std::ranges::find(litter, name) != litter.end(); }

std::string first_name(const std::string& path) { return path.substr(0, path.find('/')); }

std::string below_first(const std::string& path) {
  const auto slash = path.find('/');
  return slash == std::string::npos ? "" : path.substr(slash + 1);
}

std::string last_name(const std::string& path) {
  return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string stem(const std::string& path) {
  const std::string name = last_name(path);
  const std::string small = lower(name);
  for (const std::string_view ending : archive_endings) {
    const bool is_longer = name.size() > ending.size();
    if (is_longer && small.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  const auto dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

}  // namespace boxlab::grade
