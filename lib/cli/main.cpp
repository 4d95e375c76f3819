#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "cli/candidates.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "course/course.hpp"
#include "course/nearest.hpp"
#include "sys/error.hpp"

namespace {

using namespace boxlab;

constexpr int wrong_usage = 2;
constexpr int failed = 3;

constexpr auto footer = R"(Examples:
  boxlab                   show where you are, and what is next
  boxlab check             judge your file of the first lab
  boxlab check pipes       the same, by the lab's name
  boxlab list              show the labs
  boxlab doctor            try whether this machine has what they need
  boxlab bench ipc         measure pipes, queues, semaphores... on this machine
  boxlab vm                start a shell in a throw-away machine
  boxlab check --help      show what else check can do

Exit status: 0 all passed; 1 at least one check failed; 2 wrong usage;
3 something could not be judged, and nothing failed.)";

/// Throws UnknownName when a word should be a subcommand and is none.
void look_at_command(const CLI::App& app, const std::vector<std::string>& words) {
  const std::size_t at = skip_options(app, words, 0);
  if (at == words.size() || words[at] == "--" || find_command(app, words[at]) != nullptr) return;
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  throw UnknownName{"command", words[at], names};
}

void add_course_option(CLI::App& app) {
  const CLI::Validator is_named{
      [](const std::string& directory) { return directory.empty() ? "must be a directory" : ""; },
      ""};
  app.add_option_function<std::string>("--course", use_course,
                                       "Work on the course in DIR instead of boxlab's own")
      ->type_name("DIR")
      ->check(is_named);
}

/// Gives us /dev/null for those of stdin, stdout and stderr that are closed: otherwise the next
/// files that are opened would be taken for them.
void open_standard_streams() {
  int number = -1;
  do {
    number = sys::check(open("/dev/null", O_RDWR), "open", "/dev/null");
  } while (number <= STDERR_FILENO);
  close(number);
}

void add_commands(CLI::App& app, int& status) {
  add_start(app, status);
  add_watch(app, status);
  add_check(app, status);
  add_hint(app, status);
  add_solution(app, status);
  add_reset(app, status);
  add_list(app, status);
  add_doctor(app, status);
  add_explain(app, status);
  add_play(app, status);
  add_bench(app, status);
  add_vm(app, status);
  add_handout(app, status);
  add_grade(app, status);
  add_grade_chunk(app, status);
  add_export(app, status);
  add_gradescope_zip(app, status);
  add_report(app, status);
  add_test(app, status);
  add_docs(app);
  add_completion(app, status);
  add_dev(app, status);
}

int run(int argc, char** argv) {
  int status = 0;
  CLI::App app{"boxlab: from a pipe to a container, lab by lab, judged by the kernel", "boxlab"};
  app.footer(footer);
  add_course_option(app);
  add_commands(app, status);
  app.callback([&app, &status] {
    if (app.get_subcommands().empty()) status = show_status();
  });
  std::vector<std::string> words{argv + 1, argv + argc};
  if (!words.empty() && words[0] == "complete")
    return answer_shell(app, {words.begin() + 1, words.end()});
  look_at_command(app, words);
  try {
    words = without_mark(app, std::move(words));
    std::reverse(words.begin(), words.end());  // parse() takes them from the back
    app.parse(std::move(words));
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : wrong_usage;
  }
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    open_standard_streams();
    return run(argc, argv);
  } catch (const UnknownName& error) {
    fmt::print(stderr, "boxlab: {}\n", error.what());
    return wrong_usage;
  } catch (const NoCourse& error) {
    fmt::print(stderr, "boxlab: {}\n", error.what());
    return wrong_usage;
  } catch (const std::exception& error) {
    fmt::print(stderr, "boxlab: {}\n", error.what());
    return failed;
  }
}
