#include "course/hints.hpp"

#include <catch2/catch_test_macros.hpp>

#include "temporary.hpp"

using namespace boxlab;

namespace {

constexpr auto toml = R"(title = "A pipeline"
program = "pipeline"
[checks."pipes.eof"]
hints = ["usual", "usual 2", "usual 3"]
[checks."pipes.eof".when.any]
seen = "is still open"
hints = ["any", "any 2", "any 3"]
[checks."pipes.eof".when.reader]
seen = "is still open in wc"
hints = ["reader", "reader 2", "reader 3"]
)";

Course make_hinting_course(const TemporaryDirectory& directory) {
  directory.write("labs/01-pipes/lab.toml", toml);
  return read_course(directory.path(), directory.path() / "build");
}

Verdict failed(const std::string& why) {
  Verdict check;
  check.id = "pipes.eof";
  check.status = Status::fail;
  check.why = why;
  return check;
}

}  // namespace

TEST_CASE("hints are chosen by what the verdict says; what says more suits better") {
  const TemporaryDirectory directory;
  const Course course = make_hinting_course(directory);
  const auto first = [&](const std::string& why) {
    return choose_hints(course.labs[0], failed(why)).texts.at(0);
  };
  CHECK(first("something else") == "usual");
  CHECK(first("its write end is still open in pipeline") == "any");
  CHECK(first("its write end is still open in wc (pid 4)") == "reader");
}

TEST_CASE("hints are given one at a time, to the last, and each kind is counted by itself") {
  const TemporaryDirectory directory;
  const Course course = make_hinting_course(directory);
  const auto give = [&](const Verdict& check) {
    return give_hint(course, course.labs[0], choose_hints(course.labs[0], check), check);
  };
  CHECK(give(failed("")) == 1);
  CHECK(give(failed("")) == 2);
  CHECK(give(failed("is still open")) == 1);
  CHECK(give(failed("")) == 3);
  CHECK(give(failed("")) == 3);
}

TEST_CASE("a hint that the verdict has shown counts as given") {
  const TemporaryDirectory directory;
  const Course course = make_hinting_course(directory);
  Verdict check = failed("");
  check.hint = "usual";
  CHECK(give_hint(course, course.labs[0], choose_hints(course.labs[0], check), check) == 2);
}

TEST_CASE("a check without hints has none, and what is wrong in their table is said") {
  const TemporaryDirectory directory;
  const Course course = make_hinting_course(directory);
  Verdict other;
  other.id = "pipes.one";
  CHECK(choose_hints(course.labs[0], other).texts.empty());
  for (const char* wrong : {"seen = 1\nhints = [\"a\"]\n", "seen = \"a\"\n"}) {
    directory.write("02-b/lab.toml", std::string{toml} + "[checks.\"pipes.eof\".when.x]\n" + wrong);
    CHECK_THROWS(read_lab(directory.path() / "02-b"));
  }
}
