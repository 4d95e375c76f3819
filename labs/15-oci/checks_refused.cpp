// Lab 15: what a runtime has to refuse, and what is left when it fails.
#include <fmt/format.h>

#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// Each call must fail, and say something; what must not happen says a word.
std::string expect_refusals(const std::string& calls) {
  return fmt::format(
      "refused() {{ if \"$@\" 2>message; then echo \"not refused: $*\";"
      " elif ! [ -s message ]; then echo \"without a word: $*\"; fi; }}; {}",
      calls);
}

constexpr auto wrong_calls = R"(
  ocibox create --bundle c1 c1
  refused ocibox create --bundle c1 c1
  refused ocibox create --bundle c1 ../c2
  refused ocibox create --bundle c1 a/b
  refused ocibox start none
  refused ocibox kill c1 NOSUCH
  ocibox start c1 && echo started
  refused ocibox start c1
  await.sh running c1 && echo running
  ocibox kill c1 KILL
  await.sh stopped c1 && echo stopped
  refused ocibox start c1
  refused ocibox kill c1 KILL
  ocibox delete c1
  refused ocibox delete c1
  ls -A /run/ocibox)";

constexpr auto create_each = R"(
  for name in json mount namespace hook directory; do
    refused ocibox create --bundle $name --pid-file /tmp/pid $name
  done
  refused ocibox create --bundle none none
  ls -A /run/ocibox
  ls -A outside)";

Json config_with_mount() {
  Json json = config({"true"});
  add(json, "/mounts", {{"destination", "/mnt"}, {"type", "nosuchtype"}, {"source", "none"}});
  return json;
}

Json config_with_namespace() {
  Json json = config({"true"});
  json["linux"]["namespaces"][4]["path"] = "/tmp/no-such-namespace";
  return json;
}

Json config_with_hook() {
  Json json = config({"true"});
  add(json, "/hooks/createRuntime", hook("exit 3"));
  return json;
}

Json config_with_directory() {
  Json json = config({"true"});
  json["root"]["path"] = "no-such-directory";
  return json;
}

}  // namespace

TEST_CASE("refused.calls: calls that do not fit a container's state change nothing", "[points:2]") {
  needs_stage("start.runs");
  const auto run = run_on_stage(expect_refusals(wrong_calls), {{"c1", config({"sleep", "1002"})}});
  CHECK_THAT(run, printed("started\nrunning\nstopped\n"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("failed.create: where create fails, it says why, and there is neither process nor state",
          "[points:3]") {
  needs_stage("create.waits");
  const auto run =
      run_on_stage(expect_refusals(create_each), {{"json", "{\"ociVersion\": \"1.0.2\", "},
                                                  {"mount", config_with_mount()},
                                                  {"namespace", config_with_namespace()},
                                                  {"hook", config_with_hook()},
                                                  {"directory", config_with_directory()}});
  CHECK_THAT(run, printed("secret\n"));
  CHECK_THAT(run, left_nothing_behind());
}
