#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/argv.hpp"
#include "cli/choose.hpp"
#include "cli/commands.hpp"
#include "cli/link.hpp"
#include "cli/options.hpp"
#include "cli/palette.hpp"
#include "course/progress.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

constexpr auto start_footer = R"(Examples:
  boxlab start pipes           say what to read and what to write
  boxlab start                 the same for the lab that is next
  boxlab start pipes --edit    open both in $VISUAL or $EDITOR)";

struct StartOptions {
  std::optional<std::string> lab;
  bool edit = false;
};

void print_file(const Course& course, const char* what, const std::filesystem::path& file,
                const char* remark) {
  fmt::print("  {:<7}{}{}\n", what, link_to(file, course.shown(file)), remark);
}

/// The words that the user has for an editor, for a shell. Throws CLI::ValidationError when there
/// are none.
std::string find_editor() {
  for (const char* variable : {"VISUAL", "EDITOR"}) {
    const char* words = std::getenv(variable);
    if (words != nullptr && *words != '\0') return words;
  }
  throw CLI::ValidationError{"--edit", "EDITOR is not set; for example: export EDITOR=nano"};
}

int open_editor(const std::string& editor, const std::string& handout, const std::string& file) {
  const std::vector<std::string> words{"sh", "-c", editor + " \"$@\"", "sh", handout, file};
  return sys::wait(sys::spawn([&]() -> int { sys::exec(make_argv(words).data()); }));
}

int start(const StartOptions& options) {
  const Course course = find_course();
  const Lab& lab = choose_lab_or_next(course, options.lab);
  const std::string editor = options.edit ? find_editor() : "";
  const bool is_new = hand_out(lab);
  const auto handout = lab.directory / "README.md";
  fmt::print("{}\n\n", palette_of_stdout().strong(lab.name + "  " + lab.title));
  print_file(course, "read", handout, "");
  print_file(course, "write", lab.source(), is_new ? "  (new)" : "");
  fmt::print("\nThen: {} watch {}\n", course.command(), topic_name(lab));
  std::fflush(stdout);
  if (editor.empty() || open_editor(editor, handout, lab.source()) == 0) return 0;
  fmt::print(stderr, "boxlab: the editor failed: {}\n", editor);
  return 3;
}

}  // namespace

void add_start(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("start", "Begin with a lab: what to read, what to write");
  const auto options = std::make_shared<StartOptions>();
  command->footer(start_footer);
  add_text(*command, "LAB", options->lab, "The lab: 1, 01, pipes or 01-pipes")->type_name("");
  command->add_flag("--edit", options->edit, "Open the handout and your file in your editor");
  command->callback([options, &status] { status = start(*options); });
}

}  // namespace boxlab
