// How a run is described.
#include "check/run.hpp"

#include <catch2/catch_test_macros.hpp>

#include "check/sandbox.hpp"

using namespace boxlab;

TEST_CASE("a command line can be given to a shell as it is") {
  const std::vector<std::string> words{"printf", "<%s>", "a  b", "it's", "'", "$HOME", "", "\\n"};
  const auto run = Sandbox{}.run_command({"sh", "-c", command_line(words)});
  CHECK(run.out == "<a  b><it's><'><$HOME><><\\n>");
}
