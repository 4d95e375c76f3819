// The main function of every lab's checker.
#include <fcntl.h>

#include <catch2/catch_session.hpp>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "check/catch/judged.hpp"

namespace {

std::string read_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error{"cannot read the program " + path};
  return {std::istreambuf_iterator<char>{file}, {}};
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
              Opt(judged.lab, "LAB")["--lab"]("the lab's name for the verdict document"));
  const int wrong = session.applyCommandLine(argc, argv);
  if (wrong != 0) return wrong;
  if (!program.empty()) judged.program = read_file(program);
  return session.run();
}
