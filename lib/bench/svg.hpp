// A report as a picture for a page.
#pragma once

#include <string>

#include "bench/report.hpp"

namespace boxlab::bench {

/// An SVG document: a row for each thing that is compared, a panel for each that is measured, a dot
/// for each column, which grows with it, at its ratio on a logarithmic axis. Light or dark as the
/// reader's system is. What a dot stands for is shown when the pointer is on it.
std::string svg(const Report& report);

}  // namespace boxlab::bench
