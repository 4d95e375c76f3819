#include "course/course.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "course/nearest.hpp"
#include "temporary.hpp"

using namespace boxlab;
using Catch::Matchers::EndsWith;
using Catch::Matchers::MessageMatches;

namespace {

constexpr auto pipes = R"(title = "A pipeline"
program = "pipeline"

[checks."pipes.one"]
hints = ["look at spawn", "and at exec"]
)";
constexpr auto queues = "title = \"A queue\"\nprogram = \"queue\"\n";

}  // namespace

TEST_CASE("a course finds its labs, in the order of their numbers") {
  const TemporaryDirectory directory;
  directory.write("labs/10-queues/lab.toml", queues);
  directory.write("labs/01-pipes/lab.toml", pipes);
  directory.write("labs/notes/README.md", "no lab");
  const Course course = read_course(directory.path(), directory.path() / "build");

  REQUIRE(course.labs.size() == 2);
  CHECK(course.labs[0].name == "01-pipes");
  CHECK(course.labs[0].title == "A pipeline");
  CHECK(course.labs[0].source() == directory.path() / "labs/01-pipes/pipeline.cpp");
  CHECK(course.labs[0].hints.at("pipes.one") ==
        std::vector<std::string>{"look at spawn", "and at exec"});
  CHECK(course.output(course.labs[1]) == directory.path() / "build/labs/10-queues");

  for (const char* name : {"1", "01", "pipes", "01-pipes"}) {
    CHECK(course.lab(name).name == "01-pipes");
  }
  CHECK(course.lab("10").name == "10-queues");
  CHECK_THROWS_MATCHES(course.lab("queue"), UnknownName,
                       MessageMatches(EndsWith("did you mean queues?")));
}

TEST_CASE("a lab may need libraries") {
  const TemporaryDirectory directory;
  directory.write("01-pipes/lab.toml", pipes);
  CHECK(read_lab(directory.path() / "01-pipes").libraries.empty());
  directory.write("01-pipes/lab.toml", std::string{"libraries = [\"mnl\", \"cap\"]\n"} + pipes);
  CHECK(read_lab(directory.path() / "01-pipes").libraries ==
        std::vector<std::string>{"mnl", "cap"});
}

TEST_CASE("a lab may do without shared libraries") {
  const TemporaryDirectory directory;
  directory.write("01-pipes/lab.toml", pipes);
  CHECK_FALSE(read_lab(directory.path() / "01-pipes").is_static);
  directory.write("01-pipes/lab.toml", std::string{"static = true\n"} + pipes);
  CHECK(read_lab(directory.path() / "01-pipes").is_static);
  directory.write("01-pipes/lab.toml", std::string{"static = \"yes\"\n"} + pipes);
  CHECK_THROWS_WITH(read_lab(directory.path() / "01-pipes"),
                    EndsWith("lab.toml:1: static is true or false"));
}

TEST_CASE("a lab may stand between two numbers: 06b comes after 06, and is another one") {
  const TemporaryDirectory directory;
  for (const char* name : {"07-pipes", "06b-queues", "06-pipes"})
    directory.write("labs/" + std::string{name} + "/lab.toml", queues);
  const Course course = read_course(directory.path(), directory.path() / "build");
  CHECK(course.labs[0].name == "06-pipes");
  CHECK(course.labs[1].name == "06b-queues");
  CHECK(course.lab("6").name == "06-pipes");
  for (const char* name : {"6b", "06b", "queues"}) CHECK(course.lab(name).name == "06b-queues");
}

TEST_CASE("files are shown from the course's root, when they are in there") {
  const TemporaryDirectory directory;
  directory.write("labs/01-pipes/lab.toml", pipes);
  const Course course = read_course(directory.path(), directory.path() / "build");
  CHECK(course.shown(course.labs[0].source()) == "labs/01-pipes/pipeline.cpp");
  CHECK(course.shown("/etc/passwd") == "/etc/passwd");
}

TEST_CASE("what is wrong with a lab.toml is said with its line") {
  const TemporaryDirectory directory;
  const auto read = [&](const std::string& toml) {
    directory.write("01-pipes/lab.toml", toml);
    return read_lab(directory.path() / "01-pipes");
  };
  CHECK_THROWS_MATCHES(read("title = \"x\"\n"), std::runtime_error,
                       MessageMatches(EndsWith("lab.toml:1: program = \"...\" is missing")));
  CHECK_THROWS_MATCHES(read(std::string{queues} + "[checks.\"a.b\"]\n"), std::runtime_error,
                       MessageMatches(EndsWith("lab.toml:3: a.b has no hints = [...]")));
  CHECK_THROWS_AS(read("title = \n"), std::runtime_error);
}

TEST_CASE("a directory without labs is no course") {
  const TemporaryDirectory directory;
  std::filesystem::create_directory(directory.path() / "labs");
  CHECK_THROWS_MATCHES(read_course(directory.path(), "build"), std::runtime_error,
                       MessageMatches(EndsWith("labs: no lab in it")));
}
