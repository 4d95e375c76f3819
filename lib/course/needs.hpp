// What a lab needs of a machine, and a machine may lack.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "course/lab.hpp"

namespace boxlab {

/// Something that a lab needs and this machine is without.
struct Lack {
  std::string need;  ///< its name in lab.toml: "cgroup"
  std::string what;  ///< in a sentence: "this machine has no ..."
};

/// Whether a lab.toml may say `needs = ["NAME"]`.
bool is_need(std::string_view name);

/// The first thing that the lab needs and this machine lacks. It is really tried: a cgroup is made,
/// and removed.
std::optional<Lack> find_lack(const Lab& lab);

}  // namespace boxlab
