#include "check/verdict.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "check/verdict_json.hpp"

using namespace boxlab;

namespace {

/// The verdict document as others read it: a change here is a change of the schema.
constexpr auto golden =
    R"({"schema":1,"lab":"01-pipes","seed":7,"where":"here","build_seconds":0.5,)"
    R"("checks":[{"id":"pipes.eof","title":"the end","status":"fail","points":0,"max_points":2,)"
    R"("ran":"pipeline yes","expected":"exit status 0",)"
    R"("got":"exit status 1","why":"because\n  a -> b","hint":"close it","seconds":0.25}]})";

constexpr auto golden_build =
    R"({"schema":1,"lab":"01-pipes","seed":1,"where":"here",)"
    R"("build":{"ok":false,"first_error":"a.cpp:1:2: error: x","log":"all"},"checks":[]})";

VerdictDocument document_with(std::vector<Status> statuses) {
  VerdictDocument document;
  for (const Status status : statuses) document.checks.emplace_back().status = status;
  return document;
}

}  // namespace

TEST_CASE("a verdict document survives reading and writing") {
  const VerdictDocument document = from_json(golden);
  CHECK(document.lab == "01-pipes");
  CHECK(document.max_points() == 2);
  CHECK(document.build_seconds == 0.5);
  CHECK(document.checks.at(0).why == "because\n  a -> b");
  CHECK(to_json(document) == golden);
}

TEST_CASE("a verdict document says why there is no program") {
  const VerdictDocument document = from_json(golden_build);
  CHECK_FALSE(document.build->ok);
  CHECK(document.build->first == "a.cpp:1:2: error: x");
  CHECK(to_json(document) == golden_build);
}

TEST_CASE("a document of another schema, or with a status of its own, is refused") {
  CHECK_THROWS(from_json(R"({"schema":2,"lab":"x","seed":1,"checks":[]})"));
  CHECK_THROWS(from_json(R"({"schema":1,"lab":"x","seed":1})"));
  std::string text = golden;
  text.replace(text.find("\"fail\""), 6, "\"fine\"");
  CHECK_THROWS(from_json(text));
}

TEST_CASE("a failure counts more than what could not be judged") {
  using enum Status;
  CHECK(exit_status(document_with({pass, pass})) == 0);
  CHECK(exit_status(document_with({pass, blocked, fail})) == 1);
  CHECK(exit_status(document_with({pass, blocked})) == 3);
  CHECK(exit_status(document_with({error})) == 3);
}
