#include "checks_image.hpp"

#include <fmt/format.h>

#include <sstream>

#include "check/blocked.hpp"
#include "check/catch/explain.hpp"
#include "check/need.hpp"
#include "check/nested.hpp"

namespace boxlab {

namespace {

constexpr auto mark_opaque = "mkdir d && below --opaque d";

/// Tries something that this lab takes for granted of the kernel. Returns true; throws Blocked when
/// it fails.
bool require(const char* what, const char* lines) {
  const Run run = Sandbox{}.file(tool("below")).run_shell(lines);
  if (run.ending == Ending::exited && run.status == 0) return true;
  throw Blocked{fmt::format("this kernel does not {}; in a sandbox, `{}` says: {}", what, lines,
                            excerpt(run.err))};
}

/// The first line in which two different texts are different, in words.
std::string describe_difference(const std::string& expected, const std::string& got) {
  std::istringstream wanted{expected};
  std::istringstream seen{got};
  for (int number = 1;; ++number) {
    std::string line, other;
    const bool is_wanted = static_cast<bool>(std::getline(wanted, line));
    const bool is_seen = static_cast<bool>(std::getline(seen, other));
    if (!is_seen) return fmt::format("line {} of stdout is missing: {}", number, excerpt(line));
    if (!is_wanted) return fmt::format("one line too many in stdout: {}", excerpt(other));
    if (line != other)
      return fmt::format("line {} of stdout is {}, not {}", number, excerpt(other), excerpt(line));
  }
}

}  // namespace

void require_overlay() {
  require_nested_namespaces();
  require(overlay_need);
}

void needs_overlay(const std::string& id) {
  require_overlay();
  needs(id);
}

void needs_opaque(const std::string& id) {
  require_overlay();
  [[maybe_unused]] static const bool is_so =
      require("take attributes of users on a tmpfs", mark_opaque);
  needs(id);
}

Sandbox workshop() {
  return sandbox().file(tool("image.sh")).file(tool("below")).file(tool("move"));
}

Run run_on_image(const std::string& lines, const Sandbox& sandbox) {
  return sandbox.run_shell("image.sh; " + lines);
}

RunMatcher printed_lines(const std::string& text) {
  return {"stdout: " + excerpt(text, 400), [text](const Run& run) {
            return run.out == text ? "" : describe_difference(text, run.out);
          }};
}

RunMatcher explained(const std::vector<std::string>& texts) {
  return {fmt::format("a message on stderr with \"{}\" in it", fmt::join(texts, "\", \"")),
          [texts](const Run& run) {
            for (const std::string& text : texts) {
              if (run.err.find(text) == std::string::npos) return "stderr: " + excerpt(run.err);
            }
            return std::string{};
          }};
}

}  // namespace boxlab
