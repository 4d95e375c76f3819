#include "course/reference.hpp"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "temporary.hpp"

using namespace boxlab;

namespace {

constexpr auto wrong =
    "// wrong: keeps the write end\n"
    "// rejected-by: pipes.eof \"waits in read()\"\n"
    "// rejected-by: pipes.two \"exit status\"\n"
    "#include \"pipeline.hpp\"\n";

Course make_course(const TemporaryDirectory& directory) {
  directory.write("labs/01-pipes/lab.toml", "title = \"x\"\nprogram = \"pipeline\"\n");
  directory.write("labs/01-pipes/starter.cpp", "");
  directory.write("solutions/01-pipes/pipeline.cpp", "");
  return read_course(directory.path(), directory.path() / "build");
}

Verdict check(const std::string& id, Status status, const std::string& why = "") {
  Verdict verdict;
  verdict.id = id;
  verdict.status = status;
  verdict.why = why;
  return verdict;
}

Verdict not_tried(const std::string& id) {
  Verdict verdict = check(id, Status::fail);
  verdict.got = "not tried";
  verdict.why = "another must pass first";
  return verdict;
}

}  // namespace

TEST_CASE("the references of a lab are found by where they are") {
  const TemporaryDirectory directory;
  const Course course = make_course(directory);
  directory.write("solutions/01-pipes/twin", "");
  directory.write("solutions/01-pipes/twin-dash", "");
  directory.write("solutions/01-pipes/variants/vfork.cpp", "");
  directory.write("solutions/01-pipes/wrong/keeps.cpp", wrong);
  std::string kinds;
  for (const Reference& reference : find_references(course, course.labs[0])) {
    kinds += std::string{to_text(reference.kind)} + " ";
  }
  CHECK(kinds == "starter solution variant twin twin wrong ");
}

TEST_CASE("a wrong file names its mistake and the checks that reject it") {
  const TemporaryDirectory directory;
  const Course course = make_course(directory);
  directory.write("solutions/01-pipes/wrong/keeps.cpp", wrong);
  const Reference reference = find_references(course, course.labs[0]).back();
  CHECK(reference.mistake == "keeps the write end");
  REQUIRE(reference.rejections.size() == 2);
  CHECK(reference.rejections[0].check == "pipes.eof");
  CHECK(reference.rejections[0].text == "waits in read()");

  for (const char* text :
       {"int x;\n", "// wrong: x\n", "// wrong: x\n// rejected-by: pipes.eof\n"}) {
    directory.write("solutions/01-pipes/wrong/keeps.cpp", text);
    CHECK_THROWS(find_references(course, course.labs[0]));
  }
}

TEST_CASE("a twin may name checks that the real tool does not pass") {
  const TemporaryDirectory directory;
  const Course course = make_course(directory);
  const auto read = [&](const std::string& text) {
    directory.write("solutions/01-pipes/twin", text);
    return find_references(course, course.labs[0]).back();
  };
  CHECK(read("#!/bin/sh\n# It does.\nexec true\n# rejected-by: a \"b\"\n").must_pass());
  const Reference twin = read("#!/bin/sh\n# It polls.\n# rejected-by: a \"b c\"\n");
  CHECK(twin.kind == Kind::twin);
  CHECK_FALSE(twin.must_pass());
  REQUIRE(twin.rejections.size() == 1);
  CHECK(twin.rejections[0].check == "a");
  CHECK(twin.rejections[0].text == "b c");
  CHECK(twin.rejections[0].is_sure);
  CHECK_FALSE(read("#!/bin/sh\n# may-be-rejected-by: a \"b\"\n").rejections.at(0).is_sure);
  CHECK_THROWS(read("#!/bin/sh\n# rejected-by: a\n"));
}

TEST_CASE("a wrong file may need root") {
  const TemporaryDirectory directory;
  const Course course = make_course(directory);
  directory.write("solutions/01-pipes/wrong/zz.cpp",
                  "// wrong: a\n// rejected-by: b \"c\"\n// needs: root\n");
  const Reference wrong = find_references(course, course.labs[0]).back();
  CHECK(can_be_tried(wrong) == (geteuid() == 0));
}

TEST_CASE("a twin may need a command that is not there") {
  const TemporaryDirectory directory;
  const Course course = make_course(directory);
  const auto read = [&](const std::string& text) {
    directory.write("solutions/01-pipes/twin", text);
    return find_references(course, course.labs[0]).back();
  };
  CHECK(can_be_tried(read("#!/bin/sh\nexec no-such-command\n")));
  CHECK(can_be_tried(read("#!/bin/sh\n# needs: sh\nexec sh\n")));
  CHECK_FALSE(can_be_tried(read("#!/bin/sh\n# needs: no-such-command\n")));
}

TEST_CASE("a lab without a starter or a solution cannot be verified") {
  const TemporaryDirectory directory;
  const Course course = make_course(directory);
  std::filesystem::remove_all(directory.path() / "solutions");
  CHECK_THROWS_AS(find_references(course, course.labs[0]), std::system_error);
}

TEST_CASE("a solution must pass every check, and a starter must fail every check") {
  const VerdictDocument passed{"", 1, {check("a", Status::pass)}, {}};
  const VerdictDocument failed{"", 1, {check("a", Status::fail), not_tried("b")}, {}};
  const Reference solution{Kind::solution, {}, {}, {}};
  const Reference starter{Kind::starter, {}, {}, {}};
  CHECK(find_differences(solution, passed).empty());
  CHECK(find_differences(solution, failed).size() == 2);
  CHECK(find_differences(starter, failed).empty());
  CHECK(find_differences(starter, passed).size() == 1);
}

TEST_CASE("a starter compiles without a warning") {
  VerdictDocument warned{"", 1, {check("a", Status::fail)}, {}};
  warned.build = {true, "unused", "unused", {}};
  CHECK(find_differences({Kind::starter, {}, {}, {}}, warned).size() == 1);
}

TEST_CASE("a wrong file, or a twin, is rejected by exactly the checks that it names") {
  const Kind kind = GENERATE(Kind::wrong, Kind::twin);
  const Reference reference{kind, {}, {}, {{"a", "waits"}}};
  const auto differences = [&](std::vector<Verdict> checks) {
    return find_differences(reference, {"", 1, std::move(checks), {}}).size();
  };
  CHECK(differences({check("a", Status::fail, "it waits"), check("b", Status::pass)}) == 0);
  CHECK(differences({check("a", Status::fail, "it waits"), not_tried("b")}) == 0);
  CHECK(differences({check("a", Status::fail, "it runs")}) == 1);
  CHECK(differences({check("a", Status::pass)}) == 1);
  CHECK(differences({not_tried("a")}) == 1);
  CHECK(differences({check("a", Status::fail, "it waits"), check("b", Status::fail)}) == 1);
  CHECK(differences({check("a", Status::fail, "it waits"), check("b", Status::error)}) == 1);
  CHECK(differences({check("b", Status::pass)}) == 1);
}

TEST_CASE("what a tool says, and whether it is rejected, may depend on its version") {
  const Reference twin{Kind::twin, {}, {}, {{"a", "old"}, {"a", "new"}, {"b", "worse", false}}};
  const auto differences = [&](std::vector<Verdict> checks) {
    return find_differences(twin, {"", 1, std::move(checks), {}}).size();
  };
  CHECK(differences({check("a", Status::fail, "old words"), check("b", Status::pass)}) == 0);
  CHECK(differences({check("a", Status::fail, "new words"), not_tried("b")}) == 0);
  CHECK(differences({check("a", Status::fail, "other words"), check("b", Status::pass)}) == 1);
  CHECK(differences({check("a", Status::fail, "old"), check("b", Status::fail, "worse")}) == 0);
  CHECK(differences({check("a", Status::fail, "old"), check("b", Status::fail, "new")}) == 1);
}

TEST_CASE("a check that did not look at a wrong file says why") {
  const Reference reference{Kind::wrong, {}, {}, {{"a", "waits"}}};
  const auto differences = find_differences(reference, {"", 1, {not_tried("a")}, {}});
  CHECK(differences == std::vector<std::string>{"a does not reject it: another must pass first"});
}
