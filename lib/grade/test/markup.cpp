#include "grade/markup.hpp"

#include <catch2/catch_test_macros.hpp>

#include "grade/mistakes.hpp"

using namespace boxlab::grade;

TEST_CASE("nothing in a text is markup, a control character, or turns the direction") {
  CHECK(html("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;");
  CHECK(html("\"' onload=x") == "&quot;&#39; onload=x");
  CHECK(html("a & b &lt;") == "a &amp; b &amp;lt;");
  CHECK(html("\x1b[31m\a") == "\\x1b[31m\\x07");
  CHECK(html({"\0x", 2}) == "\\x00x");
  CHECK(html("\xff\xc3") == "\\xff\\xc3");
  CHECK(html("evil\xe2\x80\xaegpj.exe") == "evil\\u202egpj.exe");
  CHECK(html("\xe2\x81\xa6x\xe2\x81\xa9") == "\\u2066x\\u2069");
  CHECK(html("Zoë שלום\n]]>") == "Zoë שלום\n]]&gt;");
  CHECK(xml_value("a\nb") == "a&#10;b");
}

TEST_CASE("an address leads to the file of that name") {
  CHECK(href("%3cx%3e.html") == "%253cx%253e.html");
}

TEST_CASE("what differs from run to run does not part what is the same") {
  CHECK(without_numbers("wc (pid 4) waits in read() on pipe:[12154690]; for ever\nmore") ==
        "wc (pid N) waits in read() on pipe:[N]; for ever");
  CHECK(without_numbers("did not end: stuck after 0.1 s") == "did not end: stuck after N s");
  CHECK(without_numbers("exit status 7") == "exit status 7");
  CHECK(without_numbers("pipeline.cpp:12:3: error: 'x' was not declared") ==
        "error: 'x' was not declared");
}
