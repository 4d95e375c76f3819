#include "cli/mend.hpp"

#include <fmt/core.h>

#include <cstdio>
#include <iostream>

#include "check/argv.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

/// Anything but a yes is a no, and so is the end of the input.
bool agrees() {
  fmt::print("Run it? [y/N] ");
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  if (std::cin.eof()) fmt::print("\n");
  return answer == "y" || answer == "Y" || answer == "yes";
}

bool run_line(const std::string& line) {
  std::fflush(stdout);
  const int status = sys::wait(sys::spawn([&] {
    sys::exec(make_argv({"sh", "-c", line}).data());
  }));
  if (status != 0) fmt::print("It ended with exit status {}.\n", status);
  return status == 0;
}

}  // namespace

int mend(const std::vector<std::string>& lines, bool asks) {
  int count = 0;
  for (const std::string& line : lines) {
    fmt::print("\n  {}\n", line);
    if (asks && !agrees()) continue;
    count += run_line(line) ? 1 : 0;
  }
  return count;
}

}  // namespace boxlab
