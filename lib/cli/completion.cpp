#include <fmt/core.h>

#include <CLI/CLI.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "course/course.hpp"
#include "course/files.hpp"

namespace boxlab {

namespace {

struct Completed {
  const char* name;
  const char* advice;
};

constexpr Completed completed_shells[] = {
    {"bash", R"(To have it in every new bash that has the package bash-completion:
  mkdir -p ~/.local/share/bash-completion/completions
  boxlab completion bash > ~/.local/share/bash-completion/completions/boxlab

In this one: source <(boxlab completion bash))"},
    {"zsh", R"(To have it in every new zsh, with these lines in ~/.zshrc:
  fpath=(~/.zfunc $fpath)
  autoload -U compinit && compinit
type
  mkdir -p ~/.zfunc
  boxlab completion zsh > ~/.zfunc/_boxlab

In this one, after compinit: source <(boxlab completion zsh))"},
    {"fish", R"(To have it in every new fish:
  mkdir -p ~/.config/fish/completions
  boxlab completion fish > ~/.config/fish/completions/boxlab.fish

In this one: boxlab completion fish | source)"},
};

void add_shell(CLI::App& completion, const Completed& shell, int& status) {
  CLI::App* command =
      completion.add_subcommand(shell.name, fmt::format("Print it for {}", shell.name));
  command->footer(shell.advice);
  command->callback([name = shell.name, &status] {
    fmt::print("{}", read_file(locate_course().home.root / "lib/cli/completion" / name));
    status = 0;
  });
}

}  // namespace

void add_completion(CLI::App& app, int& status) {
  CLI::App* completion =
      app.add_subcommand("completion", "Print what makes a shell complete boxlab's words");
  completion->footer("How to have your shell read it: boxlab completion bash --help");
  for (const Completed& shell : completed_shells) add_shell(*completion, shell, status);
  show_help_alone(*completion, status, "");
}

}  // namespace boxlab
