#include <CLI/CLI.hpp>

#include "cli/commands.hpp"

namespace boxlab {

void add_bench(CLI::App& app, int& status) {
  CLI::App* bench = app.add_subcommand("bench", "Measure mechanisms of this machine's kernel");
  bench->footer("Example: boxlab bench ipc --quick");
  bench->require_subcommand(1);
  add_bench_ipc(*bench, status);
}

}  // namespace boxlab
