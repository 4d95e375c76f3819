// What the kernel must see of a command.
#include "check/catch/check.hpp"

using namespace boxlab;

TEST_CASE("example.status: the command's exit status comes through", "[points:1]") {
  const auto run = sandbox().run({"sh", "-c", "exit 7"});
  CHECK_THAT(run, exited_with(7));
  CHECK_THAT(run, waited_for_all_children());
}
