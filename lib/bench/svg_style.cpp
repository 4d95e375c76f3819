#include "bench/svg_parts.hpp"

namespace boxlab::bench {

// Without var(), which browsers alone understand.
const char* const svg_style = R"(<style>
  text { font: 13px system-ui, sans-serif; fill: #1d2430; }
  .title { font-size: 20px; font-weight: 600; }
  .panel { font-size: 14px; font-weight: 600; }
  .grey { font-size: 12px; fill: #667080; }
  .limit { fill: #c2410c; }
  .small { font-size: 12px; }
  .middle { text-anchor: middle; }
  .paper { fill: #ffffff; }
  .line { stroke: #e3e7ec; }
  .range { stroke: #b9c2cd; stroke-width: 2; }
  .one { stroke: #c2410c; stroke-width: 1.5; stroke-dasharray: 4 3; }
  circle { stroke: #ffffff; stroke-width: 1.2; }
  .dot0 { fill: #6db1ee; } .dot1 { fill: #3488dc; } .dot2 { fill: #1b5fb0; } .dot3 { fill: #0d3a78; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6eaf0; }
    .grey { fill: #98a2b1; }
    .limit { fill: #fb923c; }
    .paper { fill: #14181f; }
    .line { stroke: #2a313c; }
    .range { stroke: #4a5463; }
    .one { stroke: #fb923c; }
    circle { stroke: #14181f; }
    .dot0 { fill: #3b78b8; } .dot1 { fill: #5a9fe3; } .dot2 { fill: #8fc3f7; } .dot3 { fill: #d3e8ff; }
  }
</style>
)";

}  // namespace boxlab::bench
