#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace boxlab {

void add_bench(CLI::App& app, int& status) {
  CLI::App* bench = app.add_subcommand("bench", "Measure mechanisms of this machine's kernel");
  bench->footer("Example: boxlab bench ipc --quick");
  add_bench_ipc(*bench, status);
  add_bench_namespaces(*bench, status);
  add_bench_box(*bench, status);
  show_help_alone(*bench, status, "");
}

}  // namespace boxlab
