#include "checks_beside.hpp"

#include <fmt/format.h>

#include <sstream>

#include "check/catch/namespaces.hpp"
#include "check/signal_set.hpp"

namespace boxlab {

namespace {

constexpr auto lines = "image.sh; sleep 1001 & layers --lower base --upper up sleep 1002; exit $?";

const Process* find_outside(const Processes& processes) {
  return find_asleep(processes, "sleep", "1001");
}

const Process* find_inside(const Processes& processes) {
  return find_asleep(processes, "sleep", "1002");
}

Look wait_for_both(Session& session) {
  return session.wait_for([](const Processes& processes) {
    return find_outside(processes) != nullptr && find_inside(processes) != nullptr;
  });
}

/// The mount points of all overlays in a mountinfo (proc(5)), which end with a blank each.
std::string overlays(const std::string& mountinfo) {
  std::string points;
  std::istringstream stream{mountinfo};
  for (std::string line; std::getline(stream, line);) {
    if (line.find(" - overlay ") == std::string::npos) continue;
    std::istringstream fields{line};
    std::string id, parent, device, root, point;
    fields >> id >> parent >> device >> root >> point;
    points += point + " ";
  }
  return points;
}

}  // namespace

Beside::Beside() : session_{workshop().start_shell(lines)}, look_{wait_for_both(session_)} {}

LookMatcher Beside::asks(const std::string& expected, const Question& question) const {
  return shows(expected, [question](const Processes& processes) {
    const Process* inside = find_inside(processes);
    const Process* outside = find_outside(processes);
    if (inside == nullptr || outside == nullptr) return std::string{"the command does not run"};
    return question(*inside, *outside);
  });
}

LookMatcher Beside::has_new_namespaces() const {
  return asks("new for the command: mnt, user", [this](const auto& inside, const auto& outside) {
    const std::string kinds = list_kinds(different_kinds(session_, inside, outside));
    return kinds == "mnt, user" ? "" : "new for the command: " + kinds;
  });
}

LookMatcher Beside::has_overlay_of_its_own() const {
  return asks("the working directory of the command is an overlay, which nobody else sees",
              [this](const auto& inside, const auto& outside) {
                const std::string seen = overlays(session_.read(outside, "mountinfo"));
                if (!seen.empty()) return "outside, there is an overlay, too: " + seen;
                const std::string directory = session_.link(inside, "cwd");
                const std::string own = overlays(session_.read(inside, "mountinfo"));
                if (own.find(directory + " ") != std::string::npos) return std::string{};
                return fmt::format("its working directory is {}; its overlays: {}", directory,
                                   own.empty() ? "none" : own);
              });
}

LookMatcher Beside::opens_only_standard_streams() const {
  return asks("the command has descriptors 0, 1 and 2, and no others",
              [](const auto& inside, const auto&) { return describe_extra_descriptors(inside); });
}

LookMatcher Beside::leaves_signals_alone() const {
  return asks("the command neither blocks nor ignores a signal because of us",
              [this](const auto& inside, const auto&) {
                return describe_deafness(session_.read(inside, "status"));
              });
}

}  // namespace boxlab
