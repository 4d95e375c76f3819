// How fast a container in 50 lines has to be.
#pragma once

#include <string>
#include <vector>

#include "bench/report.hpp"

namespace boxlab::bench {

/// A sentence for each tool that the solution's box is measured against: how many times as fast as
/// that the box is, where most containers were started in a row by both; and whether it is as fast
/// as it has to be.
std::vector<std::string> compare_with_limits(const Panel& start, const std::vector<Row>& rows);

}  // namespace boxlab::bench
