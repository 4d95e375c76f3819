#include "check/similar.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace boxlab;
using Sentences = std::vector<std::string>;

TEST_CASE("what many processes do is said once") {
  const Sentences bomb{"sh (pid 2) runs; 0.1 s of CPU time", "sh (pid 3) runs; 0.2 s of CPU time",
                       "wc (pid 4) waits", "sh (pid 5) runs; 0.0 s of CPU time"};
  CHECK(group_similar(bomb) ==
        Sentences{"sh (pid 2) runs; 0.1 s of CPU time; 2 others do the same", "wc (pid 4) waits"});
}

TEST_CASE("two sentences, and those on different objects, are all said") {
  const Sentences two{"sh (pid 2) waits", "sh (pid 3) waits"};
  CHECK(group_similar(two) == two);
  const Sentences pipes{"cat (pid 2) waits on pipe:[1]", "cat (pid 3) waits on pipe:[2]",
                        "cat (pid 4) waits on pipe:[3]"};
  CHECK(group_similar(pipes) == pipes);
}
