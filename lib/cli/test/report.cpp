#include "cli/report.hpp"

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "cli/text.hpp"

using namespace boxlab;

namespace {

const Lab lab{"01-pipes", "/course/labs/01-pipes", "A pipeline", "pipeline", {}};

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

std::string plain(const VerdictDocument& document) {
  return render(document, lab, "your file: labs/01-pipes/pipeline.cpp", Palette{false});
}

}  // namespace

TEST_CASE("a report shows all checks, and all about the one that failed") {
  Verdict left_out = check("pipes.many", Status::fail, "many commands");
  left_out.got = "not tried";
  left_out.why = "it needs pipes.eof: make that pass first";
  const auto text = plain(
      document_with({check("pipes.one", Status::pass, "one command runs"), failed(), left_out}));
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
FAIL  pipes.many  many commands                                              0/2
        why       it needs pipes.eof: make that pass first

2 of 6 points. Next: pipes.eof (./boxlab check pipes --only pipes.eof)
)");
}

TEST_CASE("no line is wider than the page") {
  Verdict verdict = failed();
  verdict.title =
      "a title of many words, which goes on and on until no line could ever hold it all";
  verdict.why += "\n  " + std::string(76, '-');
  std::istringstream lines{plain(document_with({verdict}))};
  for (std::string line; std::getline(lines, line);) CHECK(width(line) <= page_width);
}

TEST_CASE("what was said about one check is not said again about the next") {
  Verdict other = failed();
  other.id = "pipes.two";
  const auto text = plain(document_with({failed(), other}));
  CHECK(text.find("        why       as pipes.eof\n") != std::string::npos);
  CHECK(text.find("fd 4 -->|") == text.rfind("fd 4 -->|"));
}

TEST_CASE("colour says nothing that the text does not") {
  const auto document = document_with({failed(), check("a", Status::blocked, "b")});
  std::string coloured =
      render(document, lab, "your file: labs/01-pipes/pipeline.cpp", Palette{true});
  for (auto at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b')) {
    coloured.erase(at, coloured.find('m', at) - at + 1);
  }
  CHECK(coloured == plain(document));
}

TEST_CASE("a file that does not build shows its first error in place of the checks") {
  VerdictDocument document = document_with({check("pipes.one", Status::error, "one")});
  document.build = {false, "a.cpp:1:2: error: no\n    1 | x\n", "all"};
  const auto text = plain(document);
  CHECK(text.find("DOES NOT BUILD\n  a.cpp:1:2: error: no\n      1 | x\n") != std::string::npos);
  CHECK(text.find("pipes.one") == std::string::npos);
}

TEST_CASE("a warning is shown before the checks") {
  VerdictDocument document = document_with({check("pipes.one", Status::pass, "one")});
  document.build = {true, "a.cpp:1:2: warning: hm\n", "all"};
  const auto text = plain(document);
  CHECK(text.find("WARNING\n  a.cpp:1:2: warning: hm\n\nPASS  pipes.one") != std::string::npos);
}
