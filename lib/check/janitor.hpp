// A process that tidies up after a judge that was killed.
#pragma once

#include <filesystem>
#include <string>

namespace boxlab {

/// Starts, once a process, a janitor: when this process is gone, however it ended, the janitor
/// removes the cgroups of `parent` whose names begin with `prefix`, and ends.
void sweep_after_us(const std::filesystem::path& parent, const std::string& prefix);

}  // namespace boxlab
