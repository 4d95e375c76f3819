#include "sys/cgroup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <filesystem>
#include <system_error>

#include "child.hpp"

namespace {

constexpr sys::Limit limits[] = {{"pids.max", "7"}, {"memory.max", "64M"}};

std::string own_cgroup() { return read_text(sys::open("/proc/self/cgroup", O_RDONLY)); }

/// Where it is, of a process in it: the rest of the line "0::PATH".
std::filesystem::path directory_of(const std::string& cgroup) {
  const auto begin = cgroup.find("0::") + 3;
  return "/sys/fs/cgroup" + cgroup.substr(begin, cgroup.find('\n', begin) - begin);
}

/// What a process that has entered says about itself.
std::string enter(const sys::Cgroup& cgroup) {
  return in_child([&] {
           cgroup.enter();
           const std::string text = own_cgroup();
           sys::write_all(sys::Descriptor{dup(STDERR_FILENO)}, text.data(), text.size());
         })
      .err;
}

}  // namespace

TEST_CASE("a cgroup limits those who enter, and goes with its object") {
  std::filesystem::path directory;
  {
    const sys::Cgroup cgroup{limits};
    if (!cgroup.exists()) SKIP("no cgroup of version 2 can be had here");
    directory = directory_of(enter(cgroup));
    CHECK(read_text(sys::open((directory / "pids.max").c_str(), O_RDONLY)) == "7\n");
    CHECK(read_text(sys::open((directory / "memory.max").c_str(), O_RDONLY)) == "67108864\n");
  }
  CHECK_FALSE(std::filesystem::exists(directory));
}

TEST_CASE("where no cgroup can be had, nothing is limited, and entering does nothing") {
  const sys::Cgroup cgroup{limits};
  if (cgroup.exists()) SKIP("one can be had here");
  CHECK(enter(cgroup) == own_cgroup());
}

TEST_CASE("a cgroup goes also when its process is killed") {
  sys::Pipe names = sys::make_pipe();
  const sys::Pid owner = sys::spawn([&] {
    const sys::Cgroup cgroup{limits};
    const std::string text = cgroup.exists() ? enter(cgroup) : "";
    sys::write_all(names.write_end, text.data(), text.size());
    names.write_end.close();
    pause();
  });
  names.write_end.close();
  const std::string name = read_text(names.read_end);
  sys::send_signal(owner, SIGKILL);
  sys::wait(owner);
  if (name.empty()) SKIP("no cgroup of version 2 can be had here");
  int tries = 0;
  while (std::filesystem::exists(directory_of(name)) && ++tries < 1000) usleep(10'000);
  CHECK(tries < 1000);
}
