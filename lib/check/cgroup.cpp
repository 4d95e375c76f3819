#include "check/cgroup.hpp"

namespace boxlab {
// TODO
std::optional<Cgroup> Cgroup::make(const Limits&) { return std::nullopt; }
Cgroup::Cgroup(std::string path) : path_{std::move(path)} {}
Cgroup::~Cgroup() = default;
}  // namespace boxlab
