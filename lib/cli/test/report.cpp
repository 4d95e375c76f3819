#include "cli/report.hpp"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "cli/text.hpp"

using namespace boxlab;

namespace {

const Course course{"/course",
                    "/course/build",
                    {{"01-pipes", "/course/labs/01-pipes", "A pipeline", "pipeline", {}},
                     {"02-queues", "/course/labs/02-queues", "A mail drop", "maildrop", {}}}};

Verdict check(const std::string& id, Status status, const std::string& title) {
  Verdict verdict;
  verdict.id = id;
  verdict.title = title;
  verdict.status = status;
  verdict.points = status == Status::pass ? 2 : 0;
  verdict.max_points = 2;
  return verdict;
}

Verdict failed() {
  Verdict verdict = check("pipes.eof", Status::fail, "the last reader sees end-of-file");
  verdict.ran = "pipeline printf 'a\\n' '|' wc -l";
  verdict.expected = "exit status 0";
  verdict.got = "did not end: stuck after 0.2 s";
  verdict.why =
      "wc (pid 4) waits in read() on pipe:[8123]; its write end is still open in pipeline (pid 3) "
      "as fd 4, so end-of-file never comes\n"
      "  pipeline (3) fd 4 -->|\n"
      "  printf (2) ended     |--> pipe:[8123] --> wc (4)";
  verdict.hint = "Who has a copy of the write end?";
  return verdict;
}

VerdictDocument document_with(std::vector<Verdict> checks) {
  return {"01-pipes", 1, std::move(checks), {}};
}

/// What a report says about verdicts that are all known already.
std::string report(const VerdictDocument& document, const Style& style = {},
                   bool is_partial = false) {
  std::ostringstream out;
  const Exam exam{course, course.labs[0], document.checks, {}, is_partial};
  CheckReport{out, exam, style}.show("your file: labs/01-pipes/pipeline.cpp", document);
  return out.str();
}

std::string verbose(const VerdictDocument& document) {
  return report(document, {Palette{false}, false, true});
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a report shows all checks, and all about the first that failed") {
  Verdict left_out = check("pipes.many", Status::fail, "many commands");
  left_out.got = Verdict::not_tried;
  left_out.why = "pipes.eof must pass first";
  Verdict other = failed();
  other.id = "pipes.two";
  const auto text = report(document_with(
      {check("pipes.one", Status::pass, "one command runs"), failed(), other, left_out}));
  CHECK(text == R"(01-pipes  A pipeline                       your file: labs/01-pipes/pipeline.cpp

PASS  pipes.one   one command runs                                           2/2
FAIL  pipes.eof   the last reader sees end-of-file                           0/2
        ran       pipeline printf 'a\n' '|' wc -l
        expected  exit status 0
        got       did not end: stuck after 0.2 s
        why       wc (pid 4) waits in read() on pipe:[8123]; its write end is
                  still open in pipeline (pid 3) as fd 4, so end-of-file never
                  comes
                  pipeline (3) fd 4 -->|
                  printf (2) ended     |--> pipe:[8123] --> wc (4)
        hint      Who has a copy of the write end?
FAIL  pipes.two   the last reader sees end-of-file                           0/2
----  pipes.many  many commands                                              0/2
----  not tried: pipes.eof must pass first

2 of 8 points. Next: pipes.eof
  ./boxlab check pipes --only pipes.eof
All there is to say about the others:
  ./boxlab check pipes -v
)");
}

TEST_CASE("no line is wider than the page") {
  Verdict verdict = failed();
  verdict.title =
      "a title of many words, which goes on and on until no line could ever hold it all";
  verdict.why += "\n  " + std::string(76, '-');
  std::istringstream lines{report(document_with({verdict}))};
  for (std::string line; std::getline(lines, line);) CHECK(width(line) <= page_width);
}

TEST_CASE("a drawing that is too wide begins further left, and no other does") {
  Verdict verdict = failed();
  verdict.why = "one:\n  narrow\nthe other:\n  " + std::string(76, '-');
  const auto text = report(document_with({verdict}));
  CHECK(has(text, "\n" + std::string(18, ' ') + "narrow\n" + std::string(18, ' ') + "the other:\n" +
                      std::string(4, ' ') + "-"));
}

TEST_CASE("a verbose report shows all about each, but nothing twice") {
  Verdict same = failed();
  same.id = "pipes.two";
  Verdict other = failed();
  other.id = "pipes.many";
  other.got = "exit status 1";
  const auto text = verbose(document_with({failed(), same, other}));
  CHECK(has(text, "        why       as pipes.eof\n"));
  CHECK(has(text, "        got       exit status 1\n"));
  CHECK_FALSE(has(text, "check pipes -v"));
}

TEST_CASE("the first that is blocked is shown in full too") {
  Verdict blocked = check("a", Status::blocked, "b");
  blocked.why = "no namespaces";
  const auto text = report(document_with({failed(), blocked, blocked}));
  CHECK(text.find("no namespaces") == text.rfind("no namespaces"));
  CHECK(has(text, "BLOCKED  a"));
}

TEST_CASE("colour says nothing that the text does not") {
  const auto document = document_with({failed(), check("a", Status::blocked, "b")});
  std::string coloured = report(document, {Palette{true}, false, false});
  for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == report(document));
}

TEST_CASE("on a terminal, the last line says what goes on, and goes") {
  const auto text = report(document_with({check("pipes.one", Status::pass, "one")}),
                           {Palette{false}, true, false});
  CHECK(has(text, "....  building\r\x1b[K....  pipes.one\r\x1b[KPASS"));
  const auto two = report(document_with({failed(), failed()}), {Palette{false}, true, false});
  CHECK(has(two, "write end?\n....  pipes.eof\r\x1b[KFAIL  pipes.eof"));
}

TEST_CASE("a file that does not build shows its first error in place of the checks") {
  VerdictDocument document = document_with({check("pipes.one", Status::error, "one")});
  document.build = {false, "a.cpp:1:2: error: no\n    1 | x\n", "all", "build/build.log"};
  const auto text = report(document);
  CHECK(has(text, "DOES NOT BUILD\n  a.cpp:1:2: error: no\n      1 | x\n"));
  CHECK(has(text, "All that the compiler said is in build/build.log\n"));
  CHECK_FALSE(has(text, "pipes.one"));
}

TEST_CASE("a warning is shown before the checks") {
  VerdictDocument document = document_with({check("pipes.one", Status::pass, "one")});
  const std::string warning = "a.cpp:1:2: warning: hm\n";
  document.build = {true, warning, warning, "build/build.log"};
  CHECK(has(report(document), "WARNING\n  a.cpp:1:2: warning: hm\n\nPASS  pipes.one"));
  document.build->log += warning;
  CHECK(has(report(document), "  This is 1 of 2 warnings. All are in build/build.log\n"));
}

TEST_CASE("what comes next") {
  const auto passed = document_with({check("pipes.one", Status::pass, "one")});
  CHECK(has(report(passed),
            "2 of 2 points. All checks pass.\nNext: 02-queues, A mail drop\n"
            "  ./boxlab check queues\n"));
  CHECK(has(report(passed, {}, true),
            "2 of 2 points. This check passes. All of them:\n  ./boxlab check pipes\n"));
  CHECK(has(report(document_with({failed()}), {}, true), "0 of 2 points. Next: pipes.eof\n"));
}
