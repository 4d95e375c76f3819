#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>

#include "check/argv.hpp"
#include "cli/commands.hpp"
#include "course/course.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

constexpr auto test_examples = R"(What follows goes to ctest:
  boxlab test            all but the slow ones
  boxlab test -L slow    those
  boxlab test -R course  tests of that name)";

/// Builds the test programs, and becomes ctest. Without options, the tests that are slow are left
/// out: all together have to be done in the 40 minutes of continuous integration.
int test(const std::vector<std::string>& options) {
  const std::string build = find_course().build;
  std::vector<std::string> make{"cmake", "--build", build, "--target", "tests"};
  const int made = sys::wait(sys::spawn([&]() -> int { sys::exec(make_argv(make).data()); }));
  if (made != 0) return 3;
  std::vector<std::string> words{"ctest",      "--test-dir", build, "--output-on-failure",
                                 "--parallel", "2"};
  const std::vector<std::string> usual{"-LE", "slow"};
  const auto& asked = options.empty() ? usual : options;
  words.insert(words.end(), asked.begin(), asked.end());
  execvp(words[0].c_str(), make_argv(words).data());
  sys::throw_errno("execvp", words[0].c_str());
}

}  // namespace

void add_test(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("test", "Run the tests of boxlab itself, with ctest");
  command->footer(test_examples);
  command->prefix_command();
  command->callback([command, &status] {
    const auto options = command->remaining();
    if (!options.empty() && !options[0].starts_with('-')) {
      throw CLI::ValidationError{
          "test",
          fmt::format("{0} is no option of ctest; for tests of that name: -R {0}", options[0])};
    }
    status = test(options);
  });
}

}  // namespace boxlab
