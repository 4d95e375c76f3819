// One panel of a picture for a page.
#pragma once

#include <string>

#include "bench/report.hpp"

namespace boxlab::bench {

/// The elements of a panel that begins at x = `left`: title, axis, and what each row has there.
std::string svg_panel(const Report& report, const Panel& panel, double left);

}  // namespace boxlab::bench
