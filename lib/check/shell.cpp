#include "check/shell.hpp"

namespace boxlab {

Shell::Shell(Sandbox sandbox) : session_{sandbox.open_input().start_shell("")} {}

void Shell::run(const std::string& lines) {
  lines_ += (lines_.empty() ? "" : "\n") + lines;
  session_.type(lines + "\n");
  session_.wait_for([this](const Processes&) { return session_.awaits_input(); });
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
