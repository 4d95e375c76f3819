// Containers are measured as they are, and what does not work is no figure.
#include "bench/container_costs.hpp"

#include <catch2/catch_test_macros.hpp>

#include "bench/container_image.hpp"
#include "bench/container_limits.hpp"

using namespace boxlab::bench;

namespace {

using Words = ContainerTool::Words;

/// A tool that is a shell script, run by the image's own shell.
ContainerTool script(Words (*arguments)(const ContainerJob&)) {
  return {"script", "/tmp/rootfs/bin/sh", 1000, arguments};
}

/// Runs the command of the image without any container.
Words run_it(const ContainerJob& job) {
  Words words{"-c", "exec \"/tmp/rootfs$0\" \"$@\""};
  words.insert(words.end(), job.command.begin(), job.command.end());
  return words;
}

Panel start_panel(const std::vector<std::vector<Figure>>& figures) {
  return {"start", "Started", Unit::seconds, 0, figures};
}

}  // namespace

TEST_CASE("what a tool takes that works") {
  const ContainerTool tool = script(run_it);
  const ContainerCosts started = start_containers(tool, 3);
  CHECK(started.complaint.empty());
  CHECK(started.start > 0);
  const ContainerCosts running = keep_containers(tool, 3);
  CHECK(running.complaint.empty());
  CHECK(running.processes > 4096);
  CHECK(running.processes < 10e6);
}

TEST_CASE("what a tool says that does not") {
  const ContainerTool silent = script([](const ContainerJob&) { return Words{"-c", "exit 3"}; });
  CHECK(start_containers(silent, 1).complaint == "exit status 3");
  CHECK(keep_containers(silent, 1).complaint == "exit status 3");
  const ContainerTool loud = script([](const ContainerJob&) {
    return Words{"-c", "exec yes again and again >&2"};
  });
  CHECK(start_containers(loud, 1).complaint == "again and again");
  // It works until the third one.
  const ContainerTool weary = script([](const ContainerJob& job) {
    return Words{"-c", "[ $0 != box-2 ] || { echo enough >&2; exit 1; }; echo; sleep 100",
                 job.name};
  });
  CHECK(keep_containers(weary, 2).complaint.empty());
  CHECK(keep_containers(weary, 3).complaint == "enough");
}

TEST_CASE("the box has to be as fast as bwrap, and three times as fast as crun") {
  const std::vector<Row> rows{{"process", true}, {"13-box (solution)"}, {"bwrap"}, {"crun"}};
  const auto sentences =
      compare_with_limits(start_panel({{1, 1, 1}, {4, 4, {}}, {5, 5, 1}, {20, 11, {}}}), rows);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0] ==
        "13-box (solution) is 1.25 times as fast as bwrap; it has to be 1 times: it holds.");
  CHECK(sentences[1] ==
        "13-box (solution) is 2.75 times as fast as crun; it has to be 3 times: it does NOT hold.");
  CHECK(compare_with_limits(start_panel({{1}}), {{"process", true}}).empty());
}
