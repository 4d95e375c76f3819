#include "course/linker.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace boxlab;

namespace {

const Lab lab{"01-pipes", "/course/labs/01-pipes", "A pipeline", "pipeline", {}};

std::string explain(const std::string& log) {
  return explain_linker(log, lab, "a.cpp").value_or("nothing");
}

}  // namespace

TEST_CASE("functions of the contract that are not there, in the words of mold and of GNU ld") {
  const std::string mold =
      "mold: error: undefined symbol: split(char**, Command*)\n>>> referenced by main.cpp\n"
      ">>>               libmain.a(main.cpp.o):(pipeline(int, char**))\n"
      "mold: error: undefined symbol: run_pipeline(Command const*, int)\n"
      ">>> referenced by main.cpp\ncollect2: error: ld returned 1 exit status\n";
  const std::string ld =
      "/usr/bin/ld: libmain.a(main.cpp.o): in function `pipeline(int, char**)':\n"
      "main.cpp:(.text+0x8a): undefined reference to `split(char**, Command*)'\n"
      "/usr/bin/ld: main.cpp:(.text+0x98): undefined reference to `run_pipeline(Command const*, "
      "int)'\n";
  CHECK(explain(mold) == R"(a.cpp does not define
  split(char**, Command*)
  run_pipeline(Command const*, int)
Name and parameters must be as pipeline.hpp has them; starter.cpp shows empty ones.
)");
  CHECK(explain(ld) == explain(mold));
}

TEST_CASE("a function of the learner's own that is not there") {
  CHECK(explain("mold: error: undefined symbol: f(int)\n>>> referenced by a.cpp:3 (a.cpp:3)\n") ==
        "a.cpp calls f(int), which is declared but written nowhere.\n");
}

TEST_CASE("a second main") {
  const std::string text =
      "a.cpp defines main(), and the given main.cpp has one already.\n"
      "Write only what pipeline.hpp declares.\n";
  CHECK(explain("mold: error: duplicate symbol: libmain.a(main.cpp.o): /tmp/x.o: main\n") == text);
  CHECK(explain("main.cpp:(.text+0x0): multiple definition of `main'; /tmp/x.o: first\n") == text);
}

TEST_CASE("anything else is not the linker's") {
  CHECK(explain("a.cpp:1:1: error: x\n") == "nothing");
}
