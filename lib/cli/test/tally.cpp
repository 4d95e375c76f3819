#include "cli/tally.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace boxlab;

namespace {

VerdictDocument document(std::uint32_t seed, Status status) {
  VerdictDocument document;
  document.seed = seed;
  document.checks.emplace_back().status = status;
  return document;
}

}  // namespace

TEST_CASE("a tally shows the last run when all passed") {
  Tally tally;
  tally.add(document(1, Status::pass));
  tally.add(document(2, Status::pass));
  CHECK(tally.passed_all());
  CHECK(tally.passed == 2);
  CHECK(tally.shown.seed == 2);
}

TEST_CASE("a tally shows the first run that did not pass, and a failure counts most") {
  Tally tally;
  tally.add(document(1, Status::pass));
  tally.add(document(2, Status::blocked));
  CHECK(tally.status == 3);
  tally.add(document(3, Status::fail));
  tally.add(document(4, Status::error));
  CHECK(tally.status == 1);
  CHECK(tally.passed == 1);
  CHECK(tally.shown.seed == 2);
}
