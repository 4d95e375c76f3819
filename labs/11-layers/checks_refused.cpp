// Lab 11: what can't be done, and the reasons that the kernel keeps to itself.
#include <string>

#include "checks_image.hpp"

using namespace boxlab;

namespace {

/// The call by which namespaces were to be made is named.
RunMatcher names_the_call() {
  return {"a message on stderr that names the call: unshare, or clone", [](const Run& run) {
            for (const char* call : {"unshare", "clone"}) {
              if (run.err.find(call) != std::string::npos) return std::string{};
            }
            return "its stderr: \"" + run.err + "\"";
          }};
}

/// The program, asked to make a file; then its status, and all files that are there.
std::string attempt(const std::string& options) {
  return "layers " + options + " touch ran; echo $?; ls -A . up";
}

constexpr auto nothing_happened = "1\n.:\nbase\nup\n\nup:\n";

}  // namespace

TEST_CASE("refused.missing: a directory that is none is named, and nothing runs", "[points:2]") {
  needs_overlay("layers.leaves");
  for (const char* options : {"--lower base:missing --upper up", "--lower base --upper missing",
                              "--lower missing", "--lower missing/base:base --upper up"}) {
    const auto run = run_on_image(attempt(options));
    CHECK_THAT(run, printed(nothing_happened));
    CHECK_THAT(run, explained({"missing", "No such file or directory"}));
  }
  const auto file = run_on_image(attempt("--lower base:base/file --upper up"));
  CHECK_THAT(file, printed(nothing_happened));
  CHECK_THAT(file, complained_of("base/file"));
}

TEST_CASE("refused.overlap: a layer that is in the upper directory is refused, and nothing runs",
          "[points:1]") {
  needs_overlay("layers.leaves");
  const auto run = run_on_image(attempt("--lower up:base --upper up"));
  CHECK_THAT(run, printed(nothing_happened));
  CHECK_THAT(run, complained_of("Too many levels of symbolic links"));
}

TEST_CASE("refused.mount: an upper directory that is a mount point; the message says why",
          "[points:2]") {
  needs_overlay("layers.leaves");
  const auto run = run_on_image("unshare -r -m sh -c 'mount -t tmpfs none up; " +
                                attempt("--lower base --upper up") + "'");
  CHECK_THAT(run, printed(nothing_happened));
  CHECK_THAT(run, explained({"up", "same mount", "Invalid argument"}));
}

TEST_CASE("refused.overlay: an upper directory on an overlay; the message says why", "[points:2]") {
  needs_overlay("layers.leaves");
  const auto run = run_on_image(
      "layers --lower base --upper up sh -c 'mkdir in; layers --lower dir --upper in touch ran;"
      " echo $?; ls -A . in'");
  CHECK_THAT(run, printed("1\n.:\ndir\nfile\nin\nother\n\nin:\n"));
  CHECK_THAT(run, explained({"in", "not supported", "Invalid argument"}));
}

TEST_CASE("refused.namespace: where namespaces are refused, it says so, and nothing runs",
          "[points:1]") {
  needs_overlay("layers.leaves");
  for (const char* limit : {"user/max_user_namespaces", "user/max_mnt_namespaces"}) {
    const auto run =
        run_on_image(attempt("--lower base --upper up"), workshop().setting(limit, "0"));
    CHECK_THAT(run, printed(nothing_happened));
    CHECK_THAT(run, names_the_call());
    CHECK_THAT(run, complained_of("No space left on device"));
  }
}
