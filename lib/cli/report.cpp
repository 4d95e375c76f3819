#include "cli/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "cli/check_lines.hpp"
#include "cli/text.hpp"

namespace boxlab {

namespace {

std::string render_diagnostics(const Diagnostics& build, const Palette& palette) {
  const std::string title = build.ok ? palette.doubtful("WARNING") : palette.bad("DOES NOT BUILD");
  std::string text = title + "\n";
  std::istringstream lines{build.first};
  for (std::string line; std::getline(lines, line);) text += line.empty() ? "" : "  " + line + "\n";
  return text + "\n";
}

const Verdict* first_with(Status status, const VerdictDocument& document) {
  const auto found = std::find_if(document.checks.begin(), document.checks.end(),
                                  [&](const Verdict& check) { return check.status == status; });
  return found == document.checks.end() ? nullptr : &*found;
}

/// The one thing to do now.
std::string next_step(const VerdictDocument& document, const Lab& lab) {
  const std::string again = "./boxlab check " + lab.names()[1];
  if (document.build && !document.build->ok) {
    return fmt::format(
        "mend this error first; others may come from it. All that the compiler "
        "said: {} --json",
        again);
  }
  if (const Verdict* failed = first_with(Status::fail, document)) {
    return fmt::format("{} ({} --only {})", failed->id, again, failed->id);
  }
  if (document.has(Status::blocked)) return "allow what this machine forbids: see why.";
  if (document.has(Status::error)) return "none of this is your program's fault: see got and why.";
  return "";
}

std::string render_sum(const VerdictDocument& document, const Lab& lab, const Palette& palette) {
  const std::string points =
      fmt::format("{} of {} points.", document.points(), document.max_points());
  if (document.passed()) return palette.good(points + " All checks pass.") + "\n";
  std::string text;
  for (const std::string& line : wrap(points + " Next: " + next_step(document, lab), page_width)) {
    text += palette.strong(line) + "\n";
  }
  return text;
}

}  // namespace

std::string render(const VerdictDocument& document, const Lab& lab, const std::string& subject,
                   const Palette& palette) {
  std::string text = spread(lab.name + "  " + lab.title, subject) + "\n\n";
  if (document.build) text += render_diagnostics(*document.build, palette);
  if (!document.build || document.build->ok) text += render_checks(document, palette) + "\n";
  return text + render_sum(document, lab, palette);
}

}  // namespace boxlab
