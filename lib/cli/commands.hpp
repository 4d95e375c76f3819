// The subcommands of boxlab. Each add_...() adds one; when it is called, its exit status goes to
// `status`.
#pragma once

namespace CLI {
class App;
}

namespace boxlab {

/// What `boxlab` alone does: shows where the learner is. Returns its exit status.
int show_status();

void add_check(CLI::App& app, int& status);
void add_start(CLI::App& app, int& status);
void add_watch(CLI::App& app, int& status);
void add_hint(CLI::App& app, int& status);
void add_solution(CLI::App& app, int& status);
void add_reset(CLI::App& app, int& status);
void add_list(CLI::App& app, int& status);
void add_doctor(CLI::App& app, int& status);
void add_explain(CLI::App& app, int& status);
void add_play(CLI::App& app, int& status);
void add_test(CLI::App& app, int& status);
void add_docs(CLI::App& app);
void add_bench(CLI::App& app, int& status);
void add_bench_ipc(CLI::App& bench, int& status);
void add_bench_namespaces(CLI::App& bench, int& status);
void add_bench_box(CLI::App& bench, int& status);
void add_vm(CLI::App& app, int& status);
void add_grade(CLI::App& app, int& status);
void add_grade_chunk(CLI::App& app, int& status);
void add_export(CLI::App& app, int& status);
void add_report(CLI::App& app, int& status);
void add_handout(CLI::App& app, int& status);
void add_gradescope_zip(CLI::App& app, int& status);
void add_completion(CLI::App& app, int& status);
void add_dev(CLI::App& app, int& status);
void add_new(CLI::App& dev, int& status);
void add_man(CLI::App& dev, int& status);
void add_build(CLI::App& dev, int& status);
void add_verify(CLI::App& dev, int& status);
void add_dev_bench(CLI::App& dev, int& status);

}  // namespace boxlab
