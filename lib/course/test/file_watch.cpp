#include "course/file_watch.hpp"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <cstdio>

#include "sys/descriptor.hpp"
#include "temporary.hpp"

using namespace boxlab;
using std::chrono::milliseconds;

namespace {

/// Waits for news as watch does, so long at most.
FileNews wait_for_news(FileWatch& watch, milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (std::chrono::steady_clock::now() < end) {
    pollfd events{watch.descriptor(), POLLIN, 0};
    poll(&events, 1, static_cast<int>(std::min(watch.patience(), limit).count()));
    const FileNews news = watch.look();
    if (news != FileNews::none) return news;
  }
  return FileNews::none;
}

constexpr milliseconds soon{300};   // by an event: the kernel has told
constexpr milliseconds late{3000};  // by looking

}  // namespace

TEST_CASE("a save is seen at once, however an editor does it") {
  const TemporaryDirectory directory;
  directory.write("a.cpp", "one");
  const auto file = directory.path() / "a.cpp";
  FileWatch watch{file};
  CHECK(wait_for_news(watch, milliseconds{50}) == FileNews::none);

  directory.write("a.cpp", "two");  // truncated and written
  CHECK(wait_for_news(watch, soon) == FileNews::saved);
  directory.write("a.tmp", "three");
  rename(directory.path() / "a.tmp", file);  // put in its place
  CHECK(wait_for_news(watch, soon) == FileNews::saved);
  rename(file, directory.path() / "a.cpp~");  // the old one becomes the backup, as vim does it
  directory.write("a.cpp", "four");
  CHECK(wait_for_news(watch, soon) == FileNews::saved);
  CHECK(wait_for_news(watch, milliseconds{50}) == FileNews::none);
}

TEST_CASE("other files, and the file itself when it stays as it is, are no news") {
  const TemporaryDirectory directory;
  directory.write("a.cpp", "one");
  FileWatch watch{directory.path() / "a.cpp"};
  directory.write("b.cpp", "two");
  sys::open((directory.path() / "a.cpp").c_str(), O_WRONLY).close();
  CHECK(wait_for_news(watch, soon) == FileNews::none);
}

TEST_CASE("a save that goes on is waited for") {
  const TemporaryDirectory directory;
  directory.write("a.cpp", "one");
  FileWatch watch{directory.path() / "a.cpp"};
  sys::Descriptor file = sys::open((directory.path() / "a.cpp").c_str(), O_WRONLY | O_TRUNC);
  sys::write_all(file, "tw", 2);
  CHECK(wait_for_news(watch, milliseconds{100}) == FileNews::none);
  sys::write_all(file, "o", 1);
  file.close();
  CHECK(wait_for_news(watch, soon) == FileNews::saved);
}

TEST_CASE("a file that goes and comes back is news, twice") {
  const TemporaryDirectory directory;
  directory.write("a.cpp", "one");
  FileWatch watch{directory.path() / "a.cpp"};
  std::filesystem::remove(directory.path() / "a.cpp");
  CHECK(wait_for_news(watch, late) == FileNews::gone);
  CHECK(wait_for_news(watch, soon) == FileNews::none);
  directory.write("a.cpp", "one");
  CHECK(wait_for_news(watch, soon) == FileNews::saved);
}

TEST_CASE("a directory that is replaced is watched anew") {
  const TemporaryDirectory directory;
  directory.write("lab/a.cpp", "one");
  FileWatch watch{directory.path() / "lab/a.cpp"};
  std::filesystem::rename(directory.path() / "lab", directory.path() / "old");
  directory.write("lab/a.cpp", "two");
  CHECK(wait_for_news(watch, late) == FileNews::saved);
  directory.write("lab/a.cpp", "three");
  CHECK(wait_for_news(watch, soon) == FileNews::saved);
}

TEST_CASE("what the kernel does not tell is seen by looking") {
  const TemporaryDirectory directory;
  directory.write("elsewhere/a.cpp", "one");
  std::filesystem::create_directory(directory.path() / "lab");
  std::filesystem::create_symlink("../elsewhere/a.cpp", directory.path() / "lab/a.cpp");
  FileWatch watch{directory.path() / "lab/a.cpp"};
  const auto idle = watch.patience();
  directory.write("elsewhere/a.cpp", "two");
  CHECK(wait_for_news(watch, late) == FileNews::saved);
  CHECK(watch.patience() < idle);
  directory.write("elsewhere/a.cpp", "three");
  CHECK(wait_for_news(watch, late) == FileNews::saved);
}
