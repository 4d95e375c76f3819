// A report as JSON.
#pragma once

#include <string>

#include "bench/report.hpp"

namespace boxlab::bench {

/// One JSON document, on one line: {"schema":1,"bench":"ipc","rounds":10,"columns":[...],
/// "panels":[{"id":"throughput","title":...,"unit":"bytes/second","limit":"memcpy",
/// "rows":[{"name":"pipe","is_limit":false,"figures":[...],"ratios":[...]}]}],"notes":[...]}.
/// A figure that is not there is null.
std::string to_json(const Report& report);

}  // namespace boxlab::bench
