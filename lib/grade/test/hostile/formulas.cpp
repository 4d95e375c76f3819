// hostile: prints what spreadsheets and browsers would run
// expect: graded 0
#include "pipeline.hpp"

#include <cstdio>
#include <initializer_list>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (FILE* stream : {stdout, stderr}) {
    std::fputs("=HYPERLINK(\"http://example.org\",\"click\")\n", stream);
    std::fputs("@SUM(1+1)*cmd|' /C calc'!A0\n", stream);
    std::fputs("<script>alert(1)</script><img src=x onerror=alert(1)>]]>\n", stream);
    std::fputs("\",0,0\nmuster,24,24\n", stream);
  }
  return 0;
}
