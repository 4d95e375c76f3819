#include "course/nearest.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace boxlab;

TEST_CASE("edit_distance counts letters put in, taken out and changed") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("pipes", "pipes") == 0);
  CHECK(edit_distance("pips", "pipes") == 1);
  CHECK(edit_distance("pipees", "pipes") == 1);
  CHECK(edit_distance("popes", "pipes") == 1);
  CHECK(edit_distance("", "abc") == 3);
}

TEST_CASE("nearest takes the candidate with the fewest differences, and no far one") {
  const std::vector<std::string> labs{"pipes", "queues", "rings"};
  CHECK(nearest("pipse", labs) == "pipes");
  CHECK(nearest("ring", labs) == "rings");
  CHECK(nearest("mounts", labs) == std::nullopt);
  CHECK(nearest("", labs) == std::nullopt);
}

TEST_CASE("an unknown name is answered with what was meant, or with what there is") {
  CHECK(std::string{UnknownName{"lab", "pips", {"pipes"}}.what()} ==
        "no lab is called \"pips\"; did you mean pipes?");
  CHECK(std::string{UnknownName{"lab", "x", {"pipes", "rings"}}.what()} ==
        "no lab is called \"x\"; there are: pipes, rings");
}
