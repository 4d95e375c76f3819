#include "course/needs.hpp"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "check/cgroup.hpp"
#include "check/proc.hpp"

namespace boxlab {

namespace {

/// Whether we may make a cgroup (v2) that has all controllers of labs about limits.
bool allows_cgroups() {
  const auto cgroup = Cgroup::make(Limits{});  // with memory and pids
  if (!cgroup) return false;
  std::istringstream text{read_text(cgroup->directory(), "cgroup.controllers")};
  const std::vector<std::string> names{std::istream_iterator<std::string>{text}, {}};
  const auto has = [&](const char* name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  return has("cpu") && has("io");
}

struct Need {
  const char* name;
  bool (*is_met)();
  const char* lack;
};

constexpr Need needs[] = {
    {"cgroup", allows_cgroups,
     "this machine has no cgroup v2 with cpu, io, memory and pids that we may use"},
};

const Need* find_need(std::string_view name) {
  const auto* found = std::find_if(std::begin(needs), std::end(needs),
                                   [&](const Need& need) { return need.name == name; });
  return found == std::end(needs) ? nullptr : found;
}

}  // namespace

bool is_need(std::string_view name) { return find_need(name) != nullptr; }

std::optional<Lack> find_lack(const Lab& lab) {
  for (const std::string& name : lab.needs) {
    const Need* need = find_need(name);
    if (!need->is_met()) return Lack{name, need->lack};
  }
  return std::nullopt;
}

}  // namespace boxlab
