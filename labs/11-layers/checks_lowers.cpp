// Lab 11: lower directories: one, many, and with odd names.
#include <string>

#include "checks_image.hpp"

using namespace boxlab;

TEST_CASE("lowers.order: the first of several lower directories is the topmost", "[points:2]") {
  needs_overlay("layers.merged");
  const auto run = sandbox().run_shell(
      "mkdir a b c up; for d in a b c; do echo $d >$d/$d; done; echo b >b/x; echo c >c/x;"
      " layers --lower a:b:c --upper up sh -c 'ls; cat x; rm b'; layers --lower c:b:a cat x");
  CHECK_THAT(run, printed("a\nb\nc\nx\nb\nc\n"));
}

TEST_CASE("lowers.many: sixty lower directories", "[points:1]") {
  needs_overlay("lowers.order");
  const auto run = sandbox().run_shell(
      "mkdir up; for i in $(seq 60); do mkdir l$i; echo $i >l$i/x; : >l$i/$i; done;"
      " layers --lower $(seq -s : -f l%g 60) --upper up sh -c 'cat x; ls | wc -l; rm x'; ls up");
  CHECK_THAT(run, printed("1\n61\nx\n"));
}

TEST_CASE("lowers.long: their names are longer than all mount options may be", "[points:2]") {
  needs_overlay("lowers.order");
  const auto run = sandbox().run_shell(
      "mkdir up; long=$(printf %0200d 7); mkdir $long;"
      " for i in $(seq 30); do mkdir $long/$i; : >$long/$i/$i; done;"
      " layers --lower $(seq -s : -f $long/%g 30) --upper up sh -c 'ls | wc -l; rm 30'; ls up");
  CHECK_THAT(run, printed("30\n30\n"));
}

TEST_CASE("lowers.one: one lower directory is enough, also without an upper one", "[points:1]") {
  needs_overlay("layers.merged");
  CHECK_THAT(run_on_image("layers --lower base sh -c 'cat file; find . | wc -l'"),
             printed("old\n7\n"));
}

TEST_CASE("lowers.read-only: without an upper directory, nothing can be changed", "[points:1]") {
  needs_overlay("lowers.one");
  for (const std::string lower : {"base", "up:base"}) {
    const auto run = run_on_image("layers --lower " + lower +
                                  " sh -c 'touch new; rm file; echo x >other'; below up; ls base");
    CHECK_THAT(run, printed("dir\nfile\nother\n"));
    CHECK_THAT(run, explained({"'new': Read-only file system", "'file': Read-only file system"}));
  }
}

TEST_CASE("lowers.stacked: what was an upper directory is a layer of the next image",
          "[points:2]") {
  needs_overlay("lowers.order");
  const auto run = run_on_image(
      "mkdir app; layers --lower base --upper app sh -c 'rm file; echo 1 >app';"
      " layers --lower app:base --upper up sh -c 'ls; echo 2 >app'; below up; cat app/app");
  CHECK_THAT(run, printed("app\ndir\nother\nfile app\n1\n"));
}

TEST_CASE("names.odd: blanks, commas, colons and backslashes in names are nothing special",
          "[points:2]") {
  needs_overlay("lowers.order");
  const auto run = sandbox().run_shell(
      R"(for name in 'a,b' 'c:d' 'e\f' 'g h' '"i'; do mkdir "$name"; : >"$name/$name"; done; )"
      R"(mkdir 'u,:\ p'; layers --lower 'a,b:c\:d:e\\f:g h:"i' --upper 'u,:\ p' sh -c 'ls; : >new'; )"
      R"(ls 'u,:\ p')");
  CHECK_THAT(run, printed("\"i\na,b\nc:d\ne\\f\ng h\nnew\n"));
}
