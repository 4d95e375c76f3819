#include "check/shell.hpp"

#include <fmt/core.h>

#include <utility>

namespace boxlab {

namespace {

/// Where the judge reads that the shell has done a step: this descriptor of it, which is open on
/// one device after odd steps and on another after even ones. That leaves no trace behind.
constexpr int progress = 9;

/// Keeps the status of the step, so that the shell's own is that of the last step.
constexpr auto did = "did() { status=$?; exec 9<\"$1\"; return $status; }\n";

}  // namespace

Shell::Shell(Sandbox sandbox) : session_{sandbox.open_input().start_shell("")} {
  session_.type(did);
}

void Shell::run(const std::string& lines) {
  is_odd_ = !is_odd_;
  const std::string device = is_odd_ ? "/dev/zero" : "/dev/null";
  lines_ += (lines_.empty() ? "" : "\n") + lines;
  session_.type(fmt::format("{}\ndid {}\n", lines, device));
  session_.wait_for([&](const Processes& processes) {
    const OpenDescriptor* open = processes.empty() ? nullptr : processes[0].descriptor(progress);
    return open != nullptr && open->target == device;
  });
}

Look Shell::wait_for(const std::function<bool(const Processes&)>& is_there) {
  Look look = session_.wait_for(is_there);
  look.words = words();
  return look;
}

Inventory Shell::inventory() { return {words(), session_.objects(), session_.err()}; }

Run Shell::finish() {
  session_.close_input();
  Run run = session_.finish();
  run.words = words();
  return run;
}

}  // namespace boxlab
