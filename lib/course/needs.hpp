// What the labs need of a machine.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/lack.hpp"
#include "course/course.hpp"

namespace boxlab {

/// Whether a lab.toml may say `needs = ["NAME"]`.
bool is_need(std::string_view name);

/// The first thing that the lab says it needs, and that this machine lacks while a virtual machine
/// has it. It is really tried: a cgroup is made, and removed. What was there before counts as
/// there, until a check is blocked.
std::optional<Lack> find_lack(const Course& course, const Lab& lab);

/// The names of all needs, those of every lab first.
std::vector<std::string> list_needs(const Course& course);

/// What labs need, and what has come of trying it.
struct TriedNeed {
  std::string name;              ///< "overlay"
  std::string what;              ///< "overlayfs in user namespaces"
  std::string how;               ///< how it was tried: "mounted one"
  std::vector<const Lab*> labs;  ///< those that need it
  std::optional<Lack> lack;      ///< of another name where that has to be mended first
  bool is_in_vm = false;         ///< a virtual machine has it

  bool is_lacking() const { return lack && lack->need == name; }
  bool was_tried() const { return !lack || lack->need == name; }
};

/// Tries all that these labs need: what lab.toml says, and what every lab does (a sandbox, a
/// compiler, Catch2); or only the need `only`, whoever needs it. `on_tried` hears of each as soon
/// as it is known. Throws UnknownName.
void try_needs(const Course& course, const std::vector<const Lab*>& labs,
               const std::optional<std::string>& only,
               const std::function<void(const TriedNeed&)>& on_tried);

}  // namespace boxlab
