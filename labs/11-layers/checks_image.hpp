// Lab 11: what the checks run the program on.
#pragma once

#include <string>
#include <vector>

#include "check/catch/check.hpp"

namespace boxlab {

/// Throws Blocked where this machine lets no user namespace mount an overlay. Asked once a process.
void require_overlay();

/// As needs(id), for a check whose command is to be on an overlay.
void needs_overlay(const std::string& id);

/// Likewise, and blocked where a directory can't be marked as opaque: /tmp is a tmpfs, which takes
/// attributes of users since Linux 6.6.
void needs_opaque(const std::string& id);

/// A sandbox with the program and the lab's tools.
Sandbox workshop();

/// Runs lines of shell where tools/image.sh has made `base` and `up`.
Run run_on_image(const std::string& lines, const Sandbox& sandbox = workshop());

/// As printed(), for text of several lines: says which line is another one.
RunMatcher printed_lines(const std::string& text);

/// As complained_of(), with each of several texts.
RunMatcher explained(const std::vector<std::string>& texts);

}  // namespace boxlab
