// Lab 01: the command line of the program `pipeline`. Given; nothing to change here.
#include <algorithm>
#include <string_view>

#include "pipeline.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis = "pipeline CMD [ARG...] ['|' CMD [ARG...]]...";

int pipeline(int argc, char** argv) {
  const auto bars = std::count(argv + 1, argv + argc, std::string_view{"|"});
  if (bars >= max_commands) return sys::report_usage("too many commands", synopsis);
  Command commands[max_commands];
  const int count = split(argv + 1, commands);
  if (count == -1) return sys::report_usage("a command is missing", synopsis);
  return run_pipeline(commands, count);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("pipeline", pipeline, argc, argv); }
