// The Catch2 reporter that writes verdicts, each in one line as soon as it is known.
#include <catch2/catch_test_case_info.hpp>
#include <catch2/catch_translate_exception.hpp>
#include <catch2/reporters/catch_reporter_registrars.hpp>
#include <catch2/reporters/catch_reporter_streaming_base.hpp>
#include <chrono>
#include <string>

#include "check/catch/finding.hpp"
#include "check/catch/judged.hpp"
#include "check/lack.hpp"
#include "check/printable.hpp"
#include "check/verdict_json.hpp"

namespace boxlab {

namespace {

bool is_blocked = false;
std::string lacking;  ///< what the machine lacks, where that is known

/// The number in the tag "[points:N]"; 1 without one.
int points(const Catch::TestCaseInfo& info) {
  for (const Catch::Tag& tag : info.tags) {
    const std::string text{tag.original};
    if (text.starts_with("points:")) return std::stoi(text.substr(7));
  }
  return 1;
}

/// A verdict on the check, of which only the names are known: "ID: title".
Verdict begin_verdict(const Catch::TestCaseInfo& info) {
  const auto colon = info.name.find(": ");
  Verdict verdict;
  verdict.id = info.name.substr(0, colon);
  verdict.title = colon == std::string::npos ? "" : info.name.substr(colon + 2);
  verdict.max_points = points(info);
  return verdict;
}

void describe(Verdict& verdict, const Finding& finding) {
  verdict.ran = printable(finding.ran);
  verdict.expected = printable(finding.expected);
  verdict.got = printable(finding.got);
  verdict.why = printable(finding.why);
  verdict.is_explained = finding.is_explained;
  verdict.needed = finding.needed;
  verdict.err = printable(finding.err);
}

/// An exception is no fault of the program: the machine forbids something, or the checker failed.
void describe_exception(Verdict& verdict, const std::string& what) {
  verdict.status = is_blocked ? Status::blocked : Status::error;
  verdict.got = is_blocked ? "this machine does not allow it" : "the checker failed";
  verdict.why = printable(what);
  verdict.lacks = is_blocked ? lacking : "";
}

class VerdictReporter : public Catch::StreamingReporterBase {
 public:
  using StreamingReporterBase::StreamingReporterBase;

  static std::string getDescription() { return "The verdicts of boxlab, a line of JSON each"; }

  void testCaseStarting(const Catch::TestCaseInfo& info) override {
    StreamingReporterBase::testCaseStarting(info);
    verdict_ = begin_verdict(info);
    verdict_.status = Status::pass;
    judged().has_failed = false;
    take_finding();
  }

  void assertionEnded(const Catch::AssertionStats& stats) override {
    const Catch::AssertionResult& result = stats.assertionResult;
    if (result.succeeded() || verdict_.status != Status::pass) return;
    verdict_.status = Status::fail;
    judged().has_failed = true;
    if (const auto finding = take_finding()) return describe(verdict_, *finding);
    if (result.getResultType() == Catch::ResultWas::ThrewException)
      return describe_exception(verdict_, std::string{result.getMessage()});
    describe(verdict_, {"", result.getExpression(), result.getExpandedExpression(), ""});
  }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    if (stats.totals.testCases.skipped == 0 || finish_skipped()) add_verdict();
    StreamingReporterBase::testCaseEnded(stats);
  }

  void listTests(const std::vector<Catch::TestCaseHandle>& tests) override {
    for (const Catch::TestCaseHandle& test : tests) {
      write(begin_verdict(test.getTestCaseInfo()));
    }
  }

 private:
  /// A check that ended early: it has failed before, or needs another one, for the reason that was
  /// recorded. Without a reason it is put off, and false is returned.
  bool finish_skipped() {
    if (verdict_.status != Status::pass) return true;
    const auto finding = take_finding();
    if (!finding) {
      judged().postponed.insert(verdict_.id);
      return false;
    }
    verdict_.status = Status::fail;
    describe(verdict_, *finding);
    return true;
  }

  void add_verdict() {
    verdict_.points = verdict_.status == Status::pass ? verdict_.max_points : 0;
    verdict_.seconds = clock_seconds();
    judged().verdicts.push_back(verdict_);
    write(verdict_);
  }

  void write(const Verdict& verdict) { m_stream << to_json(verdict) << std::endl; }

  double clock_seconds() {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> passed = now - last_;
    last_ = now;
    return passed.count();
  }

  Verdict verdict_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

CATCH_REGISTER_REPORTER("verdict", VerdictReporter)

CATCH_TRANSLATE_EXCEPTION(const Blocked& blocked) {
  is_blocked = true;
  const auto* known = dynamic_cast<const Lacking*>(&blocked);
  lacking = known == nullptr ? "" : known->lack().need;
  return blocked.what();
}

}  // namespace

}  // namespace boxlab
