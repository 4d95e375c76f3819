#include "check/janitor.hpp"

#include <unistd.h>

#include <csignal>
#include <thread>

#include "check/groups.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

namespace fs = std::filesystem;

/// Removes what can be removed now; returns whether anything is left.
bool sweep(const fs::path& parent, const std::string& prefix) {
  bool is_left = false;
  for (const fs::directory_entry& entry : fs::directory_iterator{parent}) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    if (!remove_groups(entry.path())) is_left = true;
  }
  return is_left;
}

/// Lets go of all that was the judge's, and of its terminal's signals.
void detach(const sys::Descriptor& judge) {
  sys::redirect(judge, STDIN_FILENO);
  close_range(1, ~0u, 0);
  setsid();
}

/// Waits until the judge, who alone holds the other end, is gone; then sweeps for 5 seconds at
/// most, since the kernel takes a moment to take down what died.
int serve(const sys::Pipe& pipe, const fs::path& parent, const std::string& prefix) {
  detach(pipe.read_end);
  char byte;
  while (read(STDIN_FILENO, &byte, 1) > 0) {
  }
  for (int tries = 0; tries < 100 && sweep(parent, prefix); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
  }
  return 0;
}

}  // namespace

void sweep_after_us(const fs::path& parent, const std::string& prefix) {
  static const sys::Descriptor held_until_the_end = [&] {
    sys::Pipe pipe = sys::make_pipe();
    // Twice, so that init adopts the janitor, and we are not asked to wait for it.
    sys::wait(sys::spawn([&] { sys::spawn([&] { return serve(pipe, parent, prefix); }); }));
    return std::move(pipe.write_end);
  }();
}

}  // namespace boxlab
