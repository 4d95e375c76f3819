#include <unistd.h>

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "check/argv.hpp"
#include "cli/commands.hpp"
#include "course/course.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

constexpr auto docs_examples = R"END(Examples:
  boxlab docs                  build it, and print the file to open
  xdg-open "$(boxlab docs)"    read it in a browser)END";

/// Becomes the script that builds the book.
[[noreturn]] void build_book() {
  std::vector<std::string> words{find_course().home.root / "docs/book"};
  execv(words[0].c_str(), make_argv(words).data());
  sys::throw_errno("execv", words[0].c_str());
}

}  // namespace

void add_docs(CLI::App& app) {
  CLI::App* command = app.add_subcommand("docs", "Build the book, and print where it is");
  command->footer(docs_examples);
  command->callback(build_book);
}

}  // namespace boxlab
