#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace boxlab {

void add_dev(CLI::App& app, int& status) {
  CLI::App* dev = app.add_subcommand("dev", "For those who write labs, or boxlab itself");
  add_new(*dev, status);
  add_verify(*dev, status);
  add_build(*dev, status);
  add_dev_bench(*dev, status);
  add_man(*dev, status);
  show_help_alone(*dev, status, "");
}

}  // namespace boxlab
