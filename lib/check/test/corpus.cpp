// Two corpora of small programs. Those in hanging/ hang, and say in comments what the autopsy must
// find out about them; those in waiting/ only look as if they did.
//
//     // object: what must be in a sentence
//     // reason: what must be in the same sentence
//     // draws: what must be in the drawing; there may be several of these
//     // ends: how the run ends, if not "stuck"
#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "check/sandbox.hpp"
#include "check/session.hpp"

using namespace boxlab;

namespace {

using Path = std::filesystem::path;

/// The sources of a corpus, in order.
std::vector<Path> corpus(const std::string& name) {
  std::vector<Path> sources;
  for (const auto& entry : std::filesystem::directory_iterator{"lib/check/test/" + name}) {
    sources.push_back(entry.path());
  }
  std::sort(sources.begin(), sources.end());
  return sources;
}

/// What stands behind "// KEY: " in the comment that the source begins with, and in the lines after
/// that, up to the next key.
std::vector<std::string> comments(const Path& source, const std::string& key) {
  constexpr const char* keys[] = {"hangs", "waits", "object", "reason", "draws", "ends"};
  std::vector<std::string> texts;
  std::ifstream file{source};
  bool is_meant = false;
  for (std::string line; std::getline(file, line) && line.starts_with("// ");) {
    const auto has_key = [&](const std::string& any) {
      return line.starts_with("// " + any + ": ");
    };
    const bool is_next = std::any_of(std::begin(keys), std::end(keys), has_key);
    if (is_next) is_meant = has_key(key);
    if (is_meant && is_next) texts.push_back(line.substr(key.size() + 5));
    if (is_meant && !is_next) texts.back() += line.substr(2);
  }
  return texts;
}

std::string comment(const Path& source, const std::string& key) {
  const auto texts = comments(source, key);
  return texts.empty() ? "" : texts.front();
}

/// The program of a source, built beforehand.
std::string read_program(const Path& source) {
  const std::string path =
      fmt::format("{}/{}/{}", BOXLAB_TEST_PROGRAMS, source.parent_path().filename().string(),
                  source.stem().string());
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error{"cannot read " + path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

Run run(const Path& source, double seconds) {
  Limits limits;
  limits.wall_seconds = seconds;
  limits.cpu_seconds = 100;
  return Sandbox{}.limits(limits).program("hang", read_program(source)).run({});
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Prints what was said about a program.
void show(const Path& source, const Run& run) {
  fmt::print("{}: {}\n", source.stem().string(), describe_end(run));
  if (!run.autopsy) return;
  for (const std::string& sentence : run.autopsy->sentences) fmt::print("    {}\n", sentence);
  fmt::print("{}", run.autopsy->drawing);
}

/// How the run has to end.
Ending ending_of(const Path& source) {
  const std::string ends = comment(source, "ends");
  if (ends == "asleep") return Ending::asleep;
  return ends == "timed out" ? Ending::timed_out : Ending::stuck;
}

/// What is missing in what was said; empty when all is there.
std::string find_gap(const Path& source, const Autopsy& autopsy) {
  const std::string object = comment(source, "object");
  const std::string reason = comment(source, "reason");
  const auto is_it = [&](const std::string& sentence) {
    return contains(sentence, object) && contains(sentence, reason);
  };
  if (object.empty() || reason.empty()) return "the source does not say what is right";
  const auto& sentences = autopsy.sentences;
  if (std::none_of(sentences.begin(), sentences.end(), is_it))
    return fmt::format("no sentence with \"{}\" and \"{}\"", object, reason);
  for (const std::string& text : comments(source, "draws")) {
    if (!contains(autopsy.drawing, text)) return fmt::format("no \"{}\" in the drawing", text);
  }
  return "";
}

}  // namespace

TEST_CASE("every program that hangs is explained: the object and the reason") {
  const auto sources = corpus("hanging");
  CHECK(sources.size() >= 24);
  for (const Path& source : sources) {
    CAPTURE(source);
    constexpr double limit = 1;
    const Run hanging = run(source, limit);
    show(source, hanging);
    CHECK(hanging.ending == ending_of(source));
    if (!hanging.autopsy) continue;
    CHECK(find_gap(source, *hanging.autopsy) == "");
  }
}

TEST_CASE("what only looks stuck is not called stuck") {
  for (const Path& source : corpus("waiting")) {
    CAPTURE(source);
    const Run waiting = run(source, 20);
    if (waiting.autopsy) show(source, waiting);
    CHECK(describe_end(waiting) == "exit status 0");
    CHECK(waiting.err == "");
  }
}

TEST_CASE("a time limit that is far away is waited for no longer than none") {
  using Clock = std::chrono::steady_clock;
  for (const char* name :
       {"condition_wait_for", "mq_timedreceive", "sem_timedwait", "semtimedop"}) {
    CAPTURE(name);
    Session session =
        Sandbox{}.program("hang", read_program(Path{"waiting"} / name)).start({"late"});
    const auto start = Clock::now();
    const Look look = session.wait_for([](const Processes&) { return false; });
    CHECK(Clock::now() - start < std::chrono::duration<double>{1.4} * machine_slowness());
    REQUIRE(look.autopsy);
    CHECK(contains(look.autopsy->sentences.at(0), "time"));
  }
}
