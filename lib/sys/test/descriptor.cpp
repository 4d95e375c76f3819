#include "sys/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>
#include <system_error>
#include <utility>

#include "child.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

/// A file with a name of its own, gone at the end of the test.
struct TemporaryFile {
  std::string path = "/tmp/boxlab-test-XXXXXX";
  TemporaryFile() { sys::Descriptor{sys::check(mkstemp(path.data()), "mkstemp")}; }
  ~TemporaryFile() { unlink(path.c_str()); }
};

sys::Descriptor open_null() { return sys::open("/dev/null", O_RDWR); }

template <class Call>
int errno_of(Call call) {
  try {
    call();
  } catch (const std::system_error& error) {
    return error.code().value();
  }
  return 0;
}

}  // namespace

TEST_CASE("a descriptor owns nothing at first") {
  const sys::Descriptor descriptor;
  CHECK_FALSE(descriptor.is_open());
  CHECK(descriptor.get() == -1);
}

TEST_CASE("a descriptor closes its number when it goes out of scope") {
  int number = -1;
  {
    const sys::Descriptor descriptor = open_null();
    number = descriptor.get();
    CHECK(is_open(number));
  }
  CHECK_FALSE(is_open(number));
  CHECK(errno == EBADF);
}

TEST_CASE("close() closes now, and a second time does nothing") {
  sys::Descriptor descriptor = open_null();
  const int number = descriptor.get();
  descriptor.close();
  CHECK_FALSE(is_open(number));
  CHECK_FALSE(descriptor.is_open());
  const sys::Descriptor other = open_null();  // very likely under the same number
  descriptor.close();
  CHECK(is_open(other.get()));
}

TEST_CASE("release() gives the number away, open") {
  sys::Descriptor descriptor = open_null();
  const int number = descriptor.release();
  CHECK_FALSE(descriptor.is_open());
  CHECK(is_open(number));
  ::close(number);
}

TEST_CASE("moving a descriptor leaves nothing behind") {
  sys::Descriptor source = open_null();
  const int number = source.get();

  SECTION("into a new one") {
    const sys::Descriptor target{std::move(source)};
    CHECK(target.get() == number);
    CHECK(source.get() == -1);
    CHECK(is_open(number));
  }
  SECTION("into one that owned another number, which is closed") {
    sys::Descriptor target = open_null();
    const int old = target.get();
    target = std::move(source);
    CHECK(target.get() == number);
    CHECK(source.get() == -1);
    CHECK(is_open(number));
    CHECK_FALSE(is_open(old));
  }
  SECTION("into itself") {
    sys::Descriptor& self = source;
    source = std::move(self);
    CHECK(source.get() == number);
    CHECK(is_open(number));
  }
}

TEST_CASE("open() opens close-on-exec, with the mode that it is given") {
  const TemporaryFile file;
  unlink(file.path.c_str());
  const sys::Descriptor created = sys::open(file.path.c_str(), O_CREAT | O_RDWR, 0600);
  CHECK(is_close_on_exec(created.get()));
  struct stat status {};
  REQUIRE(fstat(created.get(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
}

TEST_CASE("open() names the path that it could not open") {
  CHECK_THROWS_MATCHES(sys::open("/no/such/file", O_RDONLY), std::system_error,
                       Catch::Matchers::Message("open /no/such/file: No such file or directory"));
  CHECK(errno_of([] { sys::open("/no/such/file", O_RDONLY); }) == ENOENT);
}

TEST_CASE("redirect() makes the target another name that exec keeps") {
  const sys::Descriptor source = open_null();
  const sys::Descriptor target = sys::open("/dev/zero", O_RDONLY);
  sys::redirect(source, target.get());
  struct stat one {
  }, other{};
  REQUIRE(fstat(source.get(), &one) == 0);
  REQUIRE(fstat(target.get(), &other) == 0);
  CHECK(one.st_rdev == other.st_rdev);
  CHECK(is_close_on_exec(source.get()));
  CHECK_FALSE(is_close_on_exec(target.get()));
}

TEST_CASE("redirect() onto its own number keeps it across exec as well") {
  const sys::Descriptor source = open_null();
  sys::redirect(source, source.get());
  CHECK_FALSE(is_close_on_exec(source.get()));
}

TEST_CASE("redirect() of nothing fails") {
  const sys::Descriptor target = open_null();
  CHECK(errno_of([&] { sys::redirect(sys::Descriptor{}, target.get()); }) == EBADF);
  CHECK(is_open(target.get()));
}

TEST_CASE("write_all() writes more than a pipe holds while the reader is slow") {
  sys::Pipe pipe = sys::make_pipe();
  const std::string text(300'000, 'x');
  const sys::Pid writer = sys::spawn([&] { sys::write_all(pipe.write_end, text.data(), 300'000); });
  pipe.write_end.close();
  usleep(20'000);
  CHECK(read_text(pipe.read_end) == text);
  CHECK(sys::wait(writer) == 0);
}

TEST_CASE("write_all() and read_all() go on after a signal") {
  struct sigaction action {};
  action.sa_handler = [](int) {};  // without SA_RESTART: calls end with EINTR
  sigaction(SIGUSR1, &action, nullptr);
  sys::Pipe pipe = sys::make_pipe();
  const std::string text(300'000, 'x');

  SECTION("write_all") {
    const sys::Pid writer =
        sys::spawn([&] { sys::write_all(pipe.write_end, text.data(), text.size()); });
    pipe.write_end.close();
    usleep(20'000);
    sys::send_signal(writer, SIGUSR1);
    CHECK(read_text(pipe.read_end).size() == text.size());
    CHECK(sys::wait(writer) == 0);
  }
  SECTION("read_all") {
    const sys::Pid reader = sys::spawn([&]() -> int {
      char byte = 0;
      return sys::read_all(pipe.read_end, &byte, 1) == 1 ? byte : 1;
    });
    usleep(20'000);
    sys::send_signal(reader, SIGUSR1);
    usleep(20'000);
    sys::write_all(pipe.write_end, "*", 1);
    CHECK(sys::wait(reader) == '*');
  }
  std::signal(SIGUSR1, SIG_DFL);
}

TEST_CASE("write_all() says when nobody can read any more") {
  sys::Pipe pipe = sys::make_pipe();
  pipe.read_end.close();
  const Outcome outcome = in_child([&] {
    std::signal(SIGPIPE, SIG_IGN);
    sys::write_all(pipe.write_end, "x", 1);
  });
  CHECK(outcome.status == 1);
  CHECK(outcome.err == "program: write: Broken pipe (EPIPE)\n");
}

TEST_CASE("read_all() puts pieces together, and stops where the file ends") {
  sys::Pipe pipe = sys::make_pipe();
  const sys::Pid writer = sys::spawn([&] {
    for (const char* piece : {"one ", "two ", "three"}) {
      sys::write_all(pipe.write_end, piece, std::string{piece}.size());
      usleep(5'000);
    }
  });
  pipe.write_end.close();
  char buffer[8] = {};
  CHECK(sys::read_all(pipe.read_end, buffer, 8) == 8);
  CHECK(std::string(buffer, 8) == "one two ");
  CHECK(sys::read_all(pipe.read_end, buffer, 8) == 5);
  CHECK(std::string(buffer, 5) == "three");
  CHECK(sys::read_all(pipe.read_end, buffer, 8) == 0);
  CHECK(sys::wait(writer) == 0);
}

TEST_CASE("reading from a descriptor that is not open fails") {
  char byte = 0;
  CHECK(errno_of([&] { sys::read_all(sys::Descriptor{}, &byte, 1); }) == EBADF);
}
