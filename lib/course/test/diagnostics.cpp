#include "course/diagnostics.hpp"

#include <catch2/catch_test_macros.hpp>

using boxlab::first_message;

namespace {

constexpr auto compiler =
    "In file included from a.cpp:1:\n"
    "a.hpp:3:1: error: what is this\n"
    "    3 | thiss\n"
    "a.cpp: In function 'int f()':\n"
    "a.cpp:5:3: warning: unused\n"
    "a.cpp:7:9: error: 'x' was not declared\n"
    "    7 |   g(x);\n"
    "      |     ^\n"
    "a.cpp:8:1: error: another\n";

constexpr auto linker =
    "/usr/bin/ld: /tmp/cc.o: in function `main':\n"
    "main.cpp:(.text+0x10): undefined reference to `split(char**)'\n"
    "collect2: error: ld returned 1 exit status\n";

}  // namespace

TEST_CASE("the first error in the learner's file comes with its source lines") {
  CHECK(first_message(compiler, "error", "a.cpp") ==
        "a.cpp:7:9: error: 'x' was not declared\n    7 |   g(x);\n      |     ^\n");
  CHECK(first_message(compiler, "warning", "a.cpp") == "a.cpp:5:3: warning: unused\n");
}

TEST_CASE("an error elsewhere is shown when the learner's file has none") {
  CHECK(first_message(compiler, "error", "b.cpp") ==
        "a.hpp:3:1: error: what is this\n    3 | thiss\n");
}

TEST_CASE("what the linker says about the place belongs to its message") {
  const std::string log = "mold: error: undefined symbol: f()\n>>> referenced by main.cpp\n";
  CHECK(first_message(log + "collect2: error: ld returned 1 exit status\n", "error", "a.cpp") ==
        log);
}

TEST_CASE("the linker's complaint comes before that of the driver") {
  CHECK(first_message(linker, "error", "a.cpp") ==
        "main.cpp:(.text+0x10): undefined reference to `split(char**)'\n");
}

TEST_CASE("a log without any error is shown as it is") {
  CHECK(first_message("killed\n", "error", "a.cpp") == "killed\n");
  CHECK(first_message("", "error", "a.cpp") == "");
}
