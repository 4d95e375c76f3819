#include "sys/directory.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch_test_macros.hpp>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <utility>

#include "child.hpp"

namespace {

/// A directory with a name of its own, gone at the end of the test.
struct TemporaryDirectory {
  std::string path = "/tmp/boxlab-test-XXXXXX";
  TemporaryDirectory() { REQUIRE(mkdtemp(path.data()) != nullptr); }
  ~TemporaryDirectory() { std::filesystem::remove_all(path); }
  sys::Descriptor open() const { return sys::open(path.c_str(), O_RDONLY | O_DIRECTORY); }
};

}  // namespace

TEST_CASE("a directory gives each name once, and neither of the two that all have") {
  const TemporaryDirectory temporary;
  const std::set<std::string> names{"a", "...", "with blank", "line\nfeed"};
  for (const auto& name : names) mkdir((temporary.path + "/" + name).c_str(), 0700);
  sys::Directory directory{temporary.open()};
  std::multiset<std::string> found;
  while (const char* name = directory.next()) found.insert(name);
  CHECK(found == std::multiset<std::string>(names.begin(), names.end()));
  CHECK(directory.next() == nullptr);
}

TEST_CASE("a directory that goes while it is read has no more names") {
  TemporaryDirectory temporary;
  sys::Directory directory{temporary.open()};
  rmdir(temporary.path.c_str());
  CHECK(directory.next() == nullptr);
}

TEST_CASE("a directory closes what it was given") {
  const TemporaryDirectory temporary;
  int number = -1;
  {
    sys::Descriptor descriptor = temporary.open();
    number = descriptor.get();
    const sys::Directory directory{std::move(descriptor)};
    CHECK(is_open(number));
  }
  CHECK_FALSE(is_open(number));
}

TEST_CASE("what is no directory can't be read as one") {
  CHECK_FALSE(sys::Directory{sys::open("/dev/null", O_RDONLY)}.is_open());
  CHECK(errno == ENOTDIR);
  CHECK_FALSE(sys::Directory{sys::Descriptor{open("/no/such/directory", O_RDONLY)}}.is_open());
  CHECK(errno == ENOENT);
}
