#include "sys/lines.hpp"

#include <fcntl.h>
#include <catch2/catch_test_macros.hpp>

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "child.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  sys::Pipe pipe = sys::make_pipe();
  const sys::Pid writer =
      sys::spawn([&] { sys::write_all(pipe.write_end, text.data(), text.size()); });
  pipe.write_end.close();
  sys::Lines lines{std::move(pipe.read_end)};
  std::vector<std::string> found;
  while (const char* line = lines.next()) found.emplace_back(line);
  CHECK(sys::wait(writer) == 0);
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("lines come without their line feeds, also a last one that has none") {
  CHECK(lines_of("").empty());
  CHECK(lines_of("one\n\nthree\n") == Texts{"one", "", "three"});
  CHECK(lines_of("one\ntwo") == Texts{"one", "two"});
}

TEST_CASE("a line may be longer than any buffer") {
  const std::string line(50'000, 'x');
  CHECK(lines_of(line + "\n" + line) == Texts{line, line});
}

TEST_CASE("lines close what they were given") {
  sys::Descriptor file = sys::open("/dev/null", O_RDONLY);
  const int number = file.get();
  {
    const sys::Lines lines{std::move(file)};
    CHECK(is_open(number));
  }
  CHECK_FALSE(is_open(number));
}

TEST_CASE("what can't be read says so") {
  sys::Lines directory{sys::open("/", O_RDONLY)};
  CHECK_THROWS_AS(directory.next(), std::system_error);
  CHECK_FALSE(sys::Lines{sys::Descriptor{open("/no/such/file", O_RDONLY)}}.is_open());
  CHECK(errno == ENOENT);
}
