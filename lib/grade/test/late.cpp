#include "grade/late.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>
#include <vector>

#include "course/test/temporary.hpp"

using namespace boxlab;
using namespace boxlab::grade;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

namespace {

constexpr auto policy_text = R"(timezone = "Europe/Berlin"
grace_minutes = 15
percent_per_day = 10
most_percent = 50
[deadlines]
pipes = 2026-10-25T02:30:00
[extensions.ANN]
01-pipes = 2026-10-27T00:00:00Z
[submitted.cleo]
pipes = 2026-10-25T12:00:00
)";

/// A course with one lab, and a policy beside it.
struct LateCourse {
  explicit LateCourse(const std::string& policy = policy_text) {
    directory.write("labs/01-pipes/lab.toml", "title = \"A pipeline\"\nprogram = \"pipeline\"\n");
    directory.write("late.toml", policy);
  }
  LatePolicy read() const {
    return read_late_policy(read_course(directory.path(), directory.path() / "build"),
                            directory.path() / "late.toml");
  }
  TemporaryDirectory directory;
};

/// A work with 5 of 20 points, handed in then.
Work make_late_work(const std::string& id, const std::string& submitted) {
  Work work{id, "", ""};
  work.outcome = Outcome::graded;
  work.submitted = submitted;
  Verdict check;
  check.points = 5;
  check.max_points = 20;
  work.document.checks = {check};
  return work;
}

Work judge_late(const LatePolicy& policy, const std::string& id, const std::string& submitted) {
  Lab lab;
  lab.name = "01-pipes";
  LabWorks works{lab, 20, {make_late_work(id, submitted)}};
  apply_policy(policy, works);
  return works.works.front();
}

}  // namespace

TEST_CASE("each second counts") {
  LatePolicy policy;
  policy.grace_seconds = 900;
  policy.percent_per_day = 10;
  policy.most_percent = 35;
  struct Row {
    std::int64_t seconds;
    int percent;
  };
  const auto row =
      GENERATE(Row{-86400, 0}, Row{-1, 0}, Row{0, 0}, Row{1, 0}, Row{899, 0}, Row{900, 0},
               Row{901, 10}, Row{86399, 10}, Row{86400, 10}, Row{86401, 20}, Row{172800, 20},
               Row{172801, 30}, Row{259201, 35}, Row{100LL * 365 * 86400, 35});
  CAPTURE(row.seconds);
  CHECK(percent_off(policy, row.seconds) == row.percent);
}

TEST_CASE("moments are read in every form in which systems write them") {
  const TimeZone berlin{"Europe/Berlin"};
  struct Row {
    const char* text;
    const char* in_utc;
  };
  const auto row =
      GENERATE(Row{"2026-11-02T22:59:59Z", "2026-11-02T22:59:59Z"},
               Row{"2026-11-02T23:59:59", "2026-11-02T22:59:59Z"},        // winter
               Row{"2026-07-02T23:59:59", "2026-07-02T21:59:59Z"},        // summer
               Row{"2026-11-02 23:59:59.999", "2026-11-02T22:59:59Z"},    // the second has begun
               Row{"2026-11-02T23:59:59+05:30", "2026-11-02T18:29:59Z"},  // half an hour of India
               Row{"2026-11-02T23:59:59-0800", "2026-11-03T07:59:59Z"},
               Row{"2026-11-02 10:20:30.352340000 Z", "2026-11-02T10:20:30Z"},  // Gradescope
               Row{"2026-11-02 10:20:30 UTC", "2026-11-02T10:20:30Z"},
               Row{"2026-10-25T02:30:00", "2026-10-25T01:30:00Z"},   // twice: the later one
               Row{"2026-10-25T01:59:59", "2026-10-24T23:59:59Z"},   // before the clocks go back
               Row{"2026-10-25T03:00:00", "2026-10-25T02:00:00Z"},   // and after
               Row{"2026-03-29T01:59:59", "2026-03-29T00:59:59Z"},   // before they go forward
               Row{"2026-03-29T03:00:00", "2026-03-29T01:00:00Z"},   // and after
               Row{"2028-02-29T00:00:00", "2028-02-28T23:00:00Z"});  // a leap day
  CAPTURE(row.text);
  const auto moment = read_moment(row.text, &berlin);
  REQUIRE(moment);
  CHECK(moment == read_moment(row.in_utc, nullptr));
}

TEST_CASE("what is no moment is none") {
  const TimeZone berlin{"Europe/Berlin"};
  for (const char* text :
       {"", "yesterday", "2026-11-02", "2026-02-30T00:00:00", "2026-13-01T00:00:00",
        "2026-11-02T25:00:00", "2026-11-02T00:00:00 CET", "02.11.2026 23:59:59"})
    CHECK_FALSE(read_moment(text, &berlin));
  CHECK_FALSE(read_moment("2026-11-02T23:59:59", nullptr));
}

TEST_CASE("the zone of this machine does not matter, and stays") {
  const char* before = getenv("TZ");
  const std::string kept = before == nullptr ? "" : before;
  const TimeZone tokyo{"Asia/Tokyo"};
  CHECK(tokyo.show(0) == "1970-01-01 09:00:00 JST");
  CHECK(TimeZone{"+05:30"}.show(0) == "1970-01-01 05:30:00 +0530");
  CHECK(TimeZone{"UTC"}.show(0) == "1970-01-01 00:00:00 UTC");
  const char* after = getenv("TZ");
  CHECK((after == nullptr ? "" : after) == kept);
  for (const char* name : {"Europe/Atlantis", "", "../../etc/passwd", "/etc/passwd"})
    CHECK_THROWS(TimeZone{name});
}

TEST_CASE("a policy is applied to those whom it concerns") {
  const LatePolicy policy = LateCourse{}.read();
  struct Row {
    const char* id;
    const char* submitted;
    int percent;
    double mark;
    const char* says;
  };
  // The deadline is in the hour that comes twice, in its second round: 01:30:00 in UTC.
  const auto row = GENERATE(
      Row{"bob", "2026-10-25T01:30:00Z", 0, 5, "due 2026-10-25 02:30:00 CET: in time."},
      Row{"bob", "2026-10-25T01:30:01Z", 0, 5, "1 s late, and nothing is taken off."},
      Row{"bob", "2026-10-25T01:45:00Z", 0, 5, "15 min late, and nothing is taken off."},
      Row{"bob", "2026-10-25T01:45:01Z", 10, 3, "15 min late, which takes 10 % of all points off."},
      Row{"bob", "2026-10-25T02:45:01", 10, 3, "15 min late"},  // by a clock in Berlin
      Row{"bob", "2026-10-26T01:30:00Z", 10, 3, "1 d late"},
      Row{"bob", "2026-10-26T01:30:01Z", 20, 1, "24 h 0 min late"},
      Row{"bob", "2026-10-29T00:00:00Z", 40, 0, "takes 40 %"},  // never below nothing
      Row{"ann", "2026-10-27T00:00:00Z", 0, 5, "in time."},     // an extension, of ANN
      Row{"ann", "2026-10-27T00:15:01Z", 10, 3, "15 min late"},
      Row{"Cleo", "", 10, 3, "Handed in 2026-10-25 12:00:00 CET"},
      Row{"bob", "", 0, 5, "When it was handed in is not known."});
  CAPTURE(row.id, row.submitted);
  const Work work = judge_late(policy, row.id, row.submitted);
  CHECK(work.late_percent == row.percent);
  CHECK(work.mark() == row.mark);
  CHECK_THAT(work.late, ContainsSubstring(row.says));
}

TEST_CASE("who has handed in nothing is not late, and who has no deadline neither") {
  LatePolicy policy = LateCourse{}.read();
  Lab lab;
  lab.name = "01-pipes";
  LabWorks works{lab, 20, {make_late_work("bob", "2030-01-01T00:00:00Z")}};
  works.works[0].outcome = Outcome::absent;
  apply_policy(policy, works);
  CHECK(works.works[0].late.empty());
  policy.deadlines.clear();
  CHECK(judge_late(policy, "bob", "2030-01-01T00:00:00Z").late.empty());
}

TEST_CASE("marks are as exact as a hundredth of a point") {
  Work work = make_late_work("bob", "");
  work.document.checks[0].max_points = 5;
  work.late_percent = 15;
  CHECK(format_mark(work.mark()) == "4.25");
  CHECK(format_mark(4.5) == "4.5");
  CHECK(format_mark(20) == "20");
  CHECK(format_mark(0) == "0");
}

TEST_CASE("a policy that is wrong is refused, with its line") {
  struct Row {
    const char* text;
    const char* says;
  };
  const auto row =
      GENERATE(Row{"grace = 3\n", "line 1: nothing is called grace"},
               Row{"\npercent_per_day = 101\n", "line 2: is no whole number from 0 to 100"},
               Row{"percent_per_day = \"10\"\n", "is no whole number"},
               Row{"grace_minutes = -1\n", "is no whole number"},
               Row{"timezone = \"Europe/Atlantis\"\n", "no time zone \"Europe/Atlantis\""},
               Row{"timezone = 1\n", "no time zone"},
               Row{"[deadlines]\npipes = 2026-11-02T23:59:59\n", "line 2: in which time zone"},
               Row{"[deadlines]\npipes = 2026-11-02\n", "is no date with a time"},
               Row{"[deadlines]\npipes = \"tomorrow\"\n", "is no date with a time"},
               Row{"[deadlines]\npypes = 2026-11-02T23:59:59Z\n", "pipes"},
               Row{"deadlines = 1\n", "is no table"}, Row{"[extensions]\nann = 1\n", "is no table"},
               Row{"a = = b\n", "line 1: "});
  CAPTURE(row.text);
  CHECK_THROWS_MATCHES(LateCourse{row.text}.read(), BadPolicy,
                       MessageMatches(ContainsSubstring(row.says)));
}
