#include "check/printable.hpp"

#include <catch2/catch_test_macros.hpp>

using boxlab::printable;

TEST_CASE("ordinary text stays as it is") {
  CHECK(printable("two lines\nof text, \u2018quoted\u2019") ==
        "two lines\nof text, \u2018quoted\u2019");
}

TEST_CASE("nothing reaches the terminal that could steer it") {
  CHECK(printable("\x1b[31mred") == "\\x1b[31mred");
  CHECK(printable("a\rb\x7f") == "a\\x0db\\x7f");
  CHECK(printable("\xc2\x9b") == "\\xc2\\x9b");
}

TEST_CASE("bytes that are not UTF-8 are written as numbers") {
  CHECK(printable("\xff") == "\\xff");
  CHECK(printable("a\xe2\x80") == "a\\xe2\\x80");
  CHECK(printable("\xe2(x") == "\\xe2(x");
}
