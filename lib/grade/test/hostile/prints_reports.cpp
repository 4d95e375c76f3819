// hostile: prints what other graders take for a result
// expect: graded 0
#include "pipeline.hpp"

#include <cstdio>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  std::puts("All tests passed (1 assertion in 1 test case)");
  std::puts("<testsuites><testsuite tests=\"1\" failures=\"0\"/></testsuites>");
  std::puts("::set-output name=result::eyJtYXhfc2NvcmUiOjI0fQ==");
  std::puts("TAP version 13\n1..1\nok 1 - all");
  std::puts("{\"score\": 24, \"tests\": []}");
  std::puts("{\"scores\": {\"pipes\": 24}}");
  return 0;
}
