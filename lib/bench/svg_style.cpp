#include "bench/svg_style.hpp"

namespace boxlab {

const char* const svg_style = R"(<style>
  :root { color-scheme: light dark; }
  svg { --paper: #fff; --ink: #1d2430; --grey: #667080; --line: #e3e7ec; --limit: #c2410c;
        --dot0: #6db1ee; --dot1: #3488dc; --dot2: #1b5fb0; --dot3: #0d3a78; }
  @media (prefers-color-scheme: dark) {
    svg { --paper: #14181f; --ink: #e6eaf0; --grey: #98a2b1; --line: #2a313c; --limit: #fb923c;
          --dot0: #3b78b8; --dot1: #5a9fe3; --dot2: #8fc3f7; --dot3: #d3e8ff; }
  }
  text { font: 13px system-ui, sans-serif; fill: var(--ink); }
  .title { font-size: 20px; font-weight: 600; }
  .panel { font-weight: 600; }
  .grey { font-size: 12px; fill: var(--grey); }
  .limit { font-size: 12px; fill: var(--limit); }
  .end { text-anchor: end; }
  .middle { text-anchor: middle; }
  .paper { fill: var(--paper); }
  line { stroke: var(--line); }
  .range { stroke: var(--grey); stroke-opacity: .45; stroke-width: 2; }
  .one { stroke: var(--limit); stroke-width: 1.5; stroke-dasharray: 4 3; }
  circle { stroke: var(--paper); stroke-width: 1.2; }
  .dot0 { fill: var(--dot0); } .dot1 { fill: var(--dot1); }
  .dot2 { fill: var(--dot2); } .dot3 { fill: var(--dot3); }
</style>
)";

}  // namespace boxlab
