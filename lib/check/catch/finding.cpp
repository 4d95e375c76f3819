#include "check/catch/finding.hpp"

#include <utility>

namespace boxlab {

namespace {
std::optional<Finding> latest;
}

void record(Finding finding) { latest = std::move(finding); }

std::optional<Finding> take_finding() { return std::exchange(latest, std::nullopt); }

}  // namespace boxlab
