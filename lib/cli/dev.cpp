#include <CLI/CLI.hpp>

#include "cli/commands.hpp"

namespace boxlab {

void add_dev(CLI::App& app, int& status) {
  CLI::App* dev = app.add_subcommand("dev", "For those who write labs, or boxlab itself");
  dev->require_subcommand(1);
  add_verify(*dev, status);
  add_dev_bench(*dev, status);
}

}  // namespace boxlab
