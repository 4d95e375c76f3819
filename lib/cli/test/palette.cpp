#include "cli/palette.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace boxlab;

TEST_CASE("colour needs a terminal that can and a reader who wants it") {
  CHECK(wants_colour(true, nullptr, "xterm"));
  CHECK(wants_colour(true, "", "xterm"));
  CHECK_FALSE(wants_colour(true, "1", "xterm"));
  CHECK_FALSE(wants_colour(true, nullptr, "dumb"));
  CHECK_FALSE(wants_colour(true, nullptr, nullptr));
  CHECK_FALSE(wants_colour(false, nullptr, "xterm"));
}

TEST_CASE("a palette without colour adds nothing") {
  CHECK(Palette{false}.bad("FAIL") == "FAIL");
  CHECK(Palette{true}.bad("FAIL") == "\x1b[1;31mFAIL\x1b[0m");
}
