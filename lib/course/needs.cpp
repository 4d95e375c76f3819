#include "course/needs.hpp"

#include <algorithm>

#include "check/need.hpp"
#include "course/known_needs.hpp"
#include "course/nearest.hpp"
#include "course/need_compiler.hpp"

namespace boxlab {

namespace {

/// What every lab needs of the machine, whether it says so or not, and what only some do: in the
/// order in which they build upon each other.
constexpr const Need* needed_by_all[] = {&limits_need, &sandbox_need};
constexpr const Need* needed_by_some[] = {
    &namespaces_need, &mqueue_need, &sysvipc_need, &ptrace_need, &veth_need,
    &overlay_need,    &cgroup_need, &busybox_need, &clang_need,  &clang_format_need};

bool says_need(const Lab& lab, std::string_view name) {
  return std::find(lab.needs.begin(), lab.needs.end(), name) != lab.needs.end();
}

std::vector<const Lab*> that_need(const std::vector<const Lab*>& labs, const Need& need) {
  std::vector<const Lab*> found;
  std::copy_if(labs.begin(), labs.end(), std::back_inserter(found),
               [&](const Lab* lab) { return says_need(*lab, need.name); });
  return found;
}

/// A need that can be tried, by its name.
struct Trying {
  std::string name;
  std::vector<const Lab*> labs;
  std::function<TriedNeed()> try_it;
};

TriedNeed try_need(const Need& need, const std::vector<const Lab*>& labs) {
  return {need.name, need.what, need.how, labs, find_lack(need), need.is_in_vm};
}

std::vector<Trying> all_needs(const Course& course, const std::vector<const Lab*>& labs) {
  std::vector<Trying> all;
  const auto add = [&](const Need& need, const std::vector<const Lab*>& needing) {
    all.push_back({need.name, needing, [&need, needing] { return try_need(need, needing); }});
  };
  for (const Need* need : needed_by_all) add(*need, labs);
  all.push_back({"compiler", labs, [&] { return try_compiler(course, labs); }});
  all.push_back({"catch2", labs, [&] { return try_catch2(course, labs); }});
  for (const Need* need : needed_by_some) add(*need, that_need(labs, *need));
  return all;
}

}  // namespace

bool is_need(std::string_view name) { return find_need(name) != nullptr; }

std::optional<Lack> find_lack(const Course& course, const Lab& lab) {
  KnownNeeds known{course};
  for (const std::string& name : lab.needs) {
    const Need* need = find_need(name);
    if (!need->is_in_vm || known.has(name)) continue;
    auto lack = find_lack(*need);
    if (lack && lack->need == name) return lack;
    if (!lack) known.add(name);
  }
  return std::nullopt;
}

std::vector<std::string> list_needs(const Course& course) {
  std::vector<std::string> names;
  for (const Trying& need : all_needs(course, {})) names.push_back(need.name);
  return names;
}

void try_needs(const Course& course, const std::vector<const Lab*>& labs,
               const std::optional<std::string>& only,
               const std::function<void(const TriedNeed&)>& on_tried) {
  bool is_known = false;
  for (const Trying& need : all_needs(course, labs)) {
    if (only ? need.name != *only : need.labs.empty()) continue;
    is_known = true;
    on_tried(need.try_it());
  }
  if (only && !is_known) throw UnknownName{"need", *only, list_needs(course)};
}

}  // namespace boxlab
