// The main function of every lab's checker.
#include <fcntl.h>

#include <catch2/catch_session.hpp>
#include <csignal>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include "check/catch/judged.hpp"

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error{"cannot read the program " + path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// Those of the checks that have no verdict.
std::set<std::string> without_verdict(const std::set<std::string>& ids) {
  std::set<std::string> open;
  for (const std::string& id : ids) {
    if (boxlab::find_verdict(id) == nullptr) open.insert(id);
  }
  return open;
}

void select(Catch::Session& session, const std::set<std::string>& ids) {
  std::string names;
  for (const std::string& id : ids) names += (names.empty() ? "" : ",") + id + ":*";
  Catch::ConfigData data = session.configData();
  data.testsOrTags = {names};
  session.useConfigData(data);
}

/// Judges by the checks that were asked for; then by those that were put off, with what they need,
/// until none is left.
int run(Catch::Session& session) {
  int status = session.run();
  std::set<std::string> before;
  for (;;) {
    const auto ids = without_verdict(std::exchange(boxlab::judged().postponed, {}));
    if (ids.empty()) return status;
    if (ids == before) throw std::runtime_error{*ids.begin() + ": needs a check that there isn't"};
    select(session, ids);
    status = session.run();
    before = ids;
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a program may end before it has read what we type
  Catch::Session session;
  boxlab::Judged& judged = boxlab::judged();
  std::string program;
  using Catch::Clara::Opt;
  session.cli(session.cli() | Opt(program, "FILE")["--program"]("the program to judge") |
              Opt(judged.program_name, "NAME")["--program-name"]("what it is called") |
              Opt(judged.shown, "PATH")["--shown"]("what people call it") |
              Opt(judged.source, "PATH")["--source"]("what it was built from") |
              Opt(judged.course, "DIR")["--course"]("the directory that holds labs/"));
  const int wrong = session.applyCommandLine(argc, argv);
  if (wrong != 0) return wrong;
  if (!program.empty()) judged.program = read_file(program);
  return run(session);
}
