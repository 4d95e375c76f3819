// Lab 09: what the kernel refuses.
#include <fmt/core.h>

#include "checks.hpp"

using namespace boxlab;

namespace {

/// The command did not run: it would have printed something.
RunMatcher ran_nothing() {
  return {"the command does not run", [](const Run& run) {
            return run.out.find("ran") == std::string::npos ? "" : "it has run";
          }};
}

/// Runs `netbox OPTIONS echo ran`, and prints how many ends called box0 there are then.
Run run_and_count(const std::string& before, const std::string& options) {
  return run_outside({"sh", "-c",
                      fmt::format("{} netbox {} echo ran; status=$?; grep -c box0 /proc/net/dev; "
                                  "exit $status",
                                  before, options)});
}

}  // namespace

TEST_CASE("refused.rights: without rights over the network, it says so, and nothing runs",
          "[points:1]") {
  needs_veth("box.command");
  const auto run = workshop().run({"echo", "ran"});
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("Operation not permitted"));
  CHECK_THAT(run, ran_nothing());
}

TEST_CASE("refused.name: where the name is taken, it says so, and leaves its owner alone",
          "[points:2]") {
  needs_veth("pair.made");
  const auto run =
      run_and_count("netbox sleep 1002 & until grep -q box0 /proc/net/dev; do sleep 0.01; done;",
                    "--address 10.0.1.2/24 --peer-address 10.0.1.1/24");
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("RTM_NEWLINK box0"));
  CHECK_THAT(run, complained_of("File exists"));
  CHECK_THAT(run, ran_nothing());
  CHECK_THAT(run, printed("1\n"));
}

TEST_CASE("refused.reason: what the kernel says besides the number of the error is passed on",
          "[points:1]") {
  needs_veth("pair.made");
  const auto run = run_and_count("", "--peer-name box0-with-too-long-a-name");
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("RTM_NEWLINK box0-with-too-long-a-name"));
  CHECK_THAT(run, complained_of("Attribute failed policy validation"));
  CHECK_THAT(run, printed("0\n"));
}

TEST_CASE("refused.box: what goes wrong in the box is told as well, and nothing stays",
          "[points:2]") {
  needs_veth("pair.made");
  const auto run = run_and_count("", "--name lo");
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("netbox: "));
  CHECK_THAT(run, complained_of("File exists"));
  CHECK_THAT(run, ran_nothing());
  CHECK_THAT(run, printed("0\n"));
}
