#include "course/diagnostics.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace boxlab;

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
  CHECK(first_error(compiler, "a.cpp") ==
        "a.cpp:7:9: error: 'x' was not declared\n    7 |   g(x);\n      |     ^\n");
  CHECK(worst_warning(compiler, "a.cpp") == "a.cpp:5:3: warning: unused\n");
}

TEST_CASE("an error elsewhere is shown when the learner's file has none") {
  CHECK(first_error(compiler, "b.cpp") == "a.hpp:3:1: error: what is this\n    3 | thiss\n");
}

TEST_CASE("what the linker says about the place belongs to its message") {
  const std::string log = "mold: error: undefined symbol: f()\n>>> referenced by main.cpp\n";
  CHECK(first_error(log + "collect2: error: ld returned 1 exit status\n", "a.cpp") == log);
}

TEST_CASE("the linker's complaint comes before that of the driver") {
  CHECK(first_error(linker, "a.cpp") ==
        "main.cpp:(.text+0x10): undefined reference to `split(char**)'\n");
}

TEST_CASE("a log without any error is shown as it is") {
  CHECK(first_error("killed\n", "a.cpp") == "killed\n");
  CHECK(first_error("", "a.cpp") == "");
}

TEST_CASE("the notes of an error come with it, as far as a screen holds them") {
  const std::string error = "a.cpp:7:9: error: 'strcmp' was not declared\n    7 |   strcmp();\n";
  const std::string note = "a.cpp:2:1: note: 'strcmp' is defined in header '<cstring>'\n";
  CHECK(first_error(error + note + error, "a.cpp") == error + note);
  std::string many = error;
  for (int i = 0; i < 100; ++i) many += note;
  const std::string shown = first_error(many, "a.cpp");
  CHECK(std::count(shown.begin(), shown.end(), '\n') == 17);
  CHECK(shown.ends_with("\n...\n"));
}

TEST_CASE("the warning that tells most is shown first") {
  const std::string unused = "a.cpp:1:1: warning: unused 'x' [-Wunused-variable]\n";
  const std::string address = "a.cpp:2:1: warning: never NULL [-Waddress]\n";
  const std::string no_return = "a.cpp:3:1: warning: no return [-Wreturn-type]\n";
  CHECK(worst_warning(unused, "a.cpp") == unused);
  CHECK(worst_warning(unused + address, "a.cpp") == address);
  CHECK(worst_warning(unused + address + no_return, "a.cpp") == no_return);
  CHECK(count_warnings(unused + address + no_return) == 3);
}
