#include "sys/error.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>

#include <cerrno>
#include <system_error>

#include "child.hpp"

using Catch::Matchers::Message;

TEST_CASE("check() passes on what is not -1") {
  CHECK(sys::check(0, "open") == 0);
  CHECK(sys::check(7, "open", "/dev/null") == 7);
  CHECK(sys::check(-2, "getpriority") == -2);
  CHECK(sys::check(5'000'000'000L, "read") == 5'000'000'000L);
}

TEST_CASE("check() throws the call, its object and the reason") {
  errno = ENOENT;
  CHECK_THROWS_MATCHES(sys::check(-1, "open", "/dev/mqueue/jobs"), std::system_error,
                       Message("open /dev/mqueue/jobs: No such file or directory"));
  errno = EAGAIN;
  CHECK_THROWS_MATCHES(sys::check(-1L, "read"), std::system_error,
                       Message("read: Resource temporarily unavailable"));
}

TEST_CASE("the error keeps errno") {
  try {
    sys::check(open("/no/such/file", O_RDONLY), "open", "/no/such/file");
    FAIL("nothing was thrown");
  } catch (const std::system_error& error) {
    CHECK(error.code() == std::errc::no_such_file_or_directory);
  }
}

TEST_CASE("not_written() says what is missing and ends the program with 70") {
  const Outcome outcome = in_child([] { sys::not_written("split"); });
  CHECK(outcome.status == 70);
  CHECK(outcome.err == "program: split() is not written yet\n");
}
