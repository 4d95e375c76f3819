// What is done in a retreat stays there.
#include "bench/retreat.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "bench/shared.hpp"
#include "course/files.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

using namespace boxlab;
using namespace boxlab::bench;

namespace {

namespace fs = std::filesystem;

/// What came of making a file in several places.
struct Errors {
  int tmp = 0;
  int run = 0;
  int shm = 0;
  int elsewhere = 0;
};

/// The errno of trying to make a file; 0 when that worked.
int try_to_make(const std::string& path) {
  const int number = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600);
  if (number == -1) return errno;
  close(number);
  return 0;
}

}  // namespace

TEST_CASE("files can be made in three places, and are not seen outside") {
  const std::string name = fmt::format("retreat-{}", getpid());
  const Shared<Errors> errors;
  run_in_retreat([&] {
    *errors = {try_to_make("/tmp/" + name), try_to_make("/run/" + name),
               try_to_make("/dev/shm/" + name), try_to_make("/var/tmp/" + name)};
  });
  CHECK(errors->tmp == 0);
  CHECK(errors->run == 0);
  CHECK(errors->shm == 0);
  CHECK(errors->elsewhere == EROFS);
  for (const char* place : {"/tmp/", "/run/", "/dev/shm/"}) CHECK_FALSE(fs::exists(place + name));
}

TEST_CASE("no cgroup can be made") {
  const Shared<int> error;
  run_in_retreat([&] { *error = mkdir("/sys/fs/cgroup/retreat", 0755) == -1 ? errno : 0; });
  CHECK(*error == EROFS);
}

TEST_CASE("a process that is left behind ends with it") {
  sys::Pipe pipe = sys::make_pipe();
  run_in_retreat([&] {
    sys::spawn([] {
      setsid();
      while (true) pause();
    });
  });
  pipe.write_end.close();
  // The last one who could write has ended.
  pollfd end{pipe.read_end.get(), POLLIN, 0};
  CHECK(poll(&end, 1, 10'000) == 1);
}

TEST_CASE("what fails in it fails outside") {
  CHECK_THROWS_AS(run_in_retreat([] { sys::exit_child(3); }), std::runtime_error);
  CHECK_THROWS_AS(run_in_retreat([] { raise(SIGKILL); }), std::runtime_error);
}

TEST_CASE("no file grows without end") {
  CHECK_THROWS_AS(run_in_retreat([] {
                    const sys::Descriptor file = make_memory_file("flood");
                    const std::string text(1 << 20, 'x');
                    for (int mib = 0; mib < 100; ++mib)
                      sys::write_all(file, text.data(), text.size());
                  }),
                  std::runtime_error);
}
