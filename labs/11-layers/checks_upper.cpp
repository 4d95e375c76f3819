// Lab 11: what changes, seen from below.
#include "checks_image.hpp"

using namespace boxlab;

namespace {

/// `layers` with a shell on base and up.
std::string change(const std::string& lines) {
  return "layers --lower base --upper up sh -c '" + lines + "'; ";
}

}  // namespace

TEST_CASE("copy.write: what is written to goes up, whole and with its mode; nothing else does",
          "[points:2]") {
  needs_overlay("layers.merged");
  const auto run = run_on_image(change("echo new >>file; echo new >>dir/inner/two") +
                                "below up; cat up/file up/dir/inner/two; stat -c %a up/file");
  CHECK_THAT(run,
             printed_lines("directory dir\ndirectory dir/inner\nfile dir/inner/two\nfile file\n"
                           "old\nnew\ntwo\nnew\n640\n"));
}

TEST_CASE("copy.metadata: a new mode is a copy, too: whole, and as old as the file below",
          "[points:1]") {
  needs_overlay("layers.merged");
  const auto run =
      run_on_image(change("chmod 600 file; ln other link") +
                   "below up; cat up/file up/link; stat -c '%n %a %Y' up/file up/other");
  CHECK_THAT(run, printed_lines("file file\nfile link\nfile other\nold\nother\n"
                                "up/file 600 1000000000\nup/other 644 1000000000\n"));
}

TEST_CASE("copy.read: reading copies nothing; opening for writing does", "[points:1]") {
  needs_overlay("layers.merged");
  CHECK_THAT(run_on_image(change("cat file; find . >found; rm found; test -w other") + "below up"),
             printed("old\n"));
  CHECK_THAT(run_on_image(change(": >>file") + "below up; cat up/file"),
             printed("file file\nold\n"));
}

TEST_CASE("lower.unchanged: whatever is done, no lower directory changes", "[points:2]") {
  needs_overlay("layers.merged");
  const auto run = run_on_image(
      "look() { find base -printf '%p %y %m %s %T@ %C@\\n' | sort; }; look >before; " +
      change("echo x >file; rm other; chmod 700 dir; touch dir/inner/two; mv dir/one dir/1;"
             " ln file link; mkdir d; : >d/f") +
      "look >after; diff before after >&2; echo $?; below up | wc -l");
  CHECK_THAT(run, printed("0\n10\n"));
}

TEST_CASE("whiteout.file: what is removed is a whiteout above, and still there below",
          "[points:2]") {
  needs_overlay("layers.merged");
  const auto run = run_on_image(change("rm file dir/one") + "below up; cat base/file; " +
                                change("find . | sort"));
  CHECK_THAT(run, printed_lines("directory dir\nwhiteout dir/one\nwhiteout file\nold\n"
                                ".\n./dir\n./dir/inner\n./dir/inner/two\n./other\n"));
}

TEST_CASE("whiteout.directory: a removed directory is one whiteout, whatever was in it",
          "[points:1]") {
  needs_opaque("layers.merged");
  CHECK_THAT(run_on_image(change("rm -r dir") + "below up; " + change("ls")),
             printed("whiteout dir\nfile\nother\n"));
}

TEST_CASE("opaque.remade: a directory that is removed and made again shows nothing from below",
          "[points:2]") {
  needs_opaque("layers.merged");
  const auto run = run_on_image(change("rm -r dir; mkdir dir; echo new >dir/new") + "below up; " +
                                change("ls dir"));
  CHECK_THAT(run, printed_lines("opaque directory dir\nfile dir/new\nnew\n"));
}

TEST_CASE("opaque.given: an opaque directory that somebody else has made counts as well",
          "[points:1]") {
  needs_opaque("layers.merged");
  CHECK_THAT(
      run_on_image("mkdir up/dir; : >up/dir/own; below --opaque up/dir; " + change("ls dir")),
      printed("own\n"));
}

TEST_CASE("upper.again: the next run with the same upper directory goes on where this one ended",
          "[points:1]") {
  needs_overlay("layers.merged");
  const auto run = run_on_image(change("echo 1 >count; rm file") +
                                change("cat count; echo 2 >count") + change("cat count; ls"));
  CHECK_THAT(run, printed("1\n2\ncount\ndir\nother\n"));
}

TEST_CASE("upper.elsewhere: the upper directory need not be on the mount that /tmp is",
          "[points:1]") {
  needs_overlay("layers.merged");
  const auto run = run_on_image(
      "mkdir /dev/shm/up; layers --lower base --upper /dev/shm/up rm file; ls -A . /dev/shm;"
      " below /dev/shm/up");
  CHECK_THAT(run, printed_lines(".:\nbase\nup\n\n/dev/shm:\nup\nwhiteout file\n"));
}

TEST_CASE("rename.directory: a file can be renamed; a directory from below is EXDEV",
          "[points:1]") {
  needs_overlay("layers.merged");
  const auto run =
      run_on_image(change("move file moved; move dir elsewhere; echo $?") + "below up");
  CHECK_THAT(run, printed("1\nwhiteout file\nfile moved\n"));
  CHECK_THAT(run, complained_of("rename dir: Invalid cross-device link"));
}
