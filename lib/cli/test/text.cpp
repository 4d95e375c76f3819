#include "cli/text.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace boxlab;
using Lines = std::vector<std::string>;

TEST_CASE("width counts characters, not bytes") {
  CHECK(width("") == 0);
  CHECK(width("\u2018x\u2019") == 3);
  CHECK(pad("\u2018x\u2019", 5) == "\u2018x\u2019  ");
  CHECK(pad("longer", 3) == "longer");
}

TEST_CASE("wrap cuts between words and keeps line feeds") {
  CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrap("one\ntwo", 80) == Lines{"one", "two"});
  CHECK(wrap("unbreakable word", 5) == Lines{"unbreakable", "word"});
  CHECK(wrap("", 5) == Lines{""});
}

TEST_CASE("wrap leaves drawings as they are") {
  CHECK(wrap("why it is\n  yes (3) --> pipe --> wc (4)", 10) ==
        Lines{"why it is", "  yes (3) --> pipe --> wc (4)"});
}

TEST_CASE("spread uses the whole width, or two lines") {
  CHECK(spread("left", "right") == "left" + std::string(71, ' ') + "right");
  CHECK(spread(std::string(40, 'l'), std::string(40, 'r')) ==
        std::string(40, 'l') + "\n" + std::string(40, 'r'));
}
