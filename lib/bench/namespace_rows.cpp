#include <unistd.h>

#include "bench/namespace_cells.hpp"

namespace boxlab::bench {

namespace {

constexpr auto unshare_path = "/usr/bin/unshare";
constexpr auto bwrap_path = "/usr/bin/bwrap";

bool is_installed(const char* path) { return access(path, X_OK) == 0; }

/// unshare has an option for each kind, whose long form has the name that we use.
std::vector<std::string> unshare_all() {
  std::vector<std::string> words{unshare_path, "--map-root-user", "--kill-child", "--fork"};
  for (const NamespaceKind& kind : namespace_kinds()) words.push_back("--" + kind.name);
  words.emplace_back("/bin/true");
  return words;
}

std::vector<std::string> bwrap_all() {
  return {bwrap_path, "--unshare-all", "--die-with-parent", "--ro-bind", "/", "/", "/bin/true"};
}

}  // namespace

std::vector<NamespaceRow> namespace_rows() {
  std::vector<NamespaceRow> rows{{{"process", 0, "", ""}}};
  for (const NamespaceKind& kind : namespace_kinds()) rows.push_back({kind});
  rows.push_back({all_kinds()});
  rows.push_back({{"/bin/true", 0, "", ""}, {"/bin/true"}});
  if (is_installed(unshare_path)) rows.push_back({{"unshare, all", 0, "", ""}, unshare_all()});
  if (is_installed(bwrap_path)) rows.push_back({{"bwrap, all", 0, "", ""}, bwrap_all()});
  return rows;
}

}  // namespace boxlab::bench
