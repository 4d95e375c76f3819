#include "sys/pidfd.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "sys/process.hpp"

namespace {

int error_of_opening(sys::Pid pid) {
  try {
    sys::open_process(pid);
  } catch (const std::system_error& error) {
    return error.code().value();
  }
  return 0;
}

}  // namespace

TEST_CASE("a process that is open tells its end, before and after it was waited for") {
  const sys::Pid child = sys::spawn([] { pause(); });
  const sys::Descriptor process = sys::open_process(child);
  CHECK((fcntl(process.get(), F_GETFD) & FD_CLOEXEC) != 0);
  CHECK_FALSE(sys::has_ended(process));
  sys::send_signal(child, SIGKILL);
  CHECK(sys::wait(child) == 128 + SIGKILL);
  CHECK(sys::has_ended(process));
  CHECK(error_of_opening(child) == ESRCH);
}

TEST_CASE("a process that nobody has waited for yet has ended too") {
  const sys::Pid child = sys::spawn([] {});
  const sys::Descriptor process = sys::open_process(child);
  siginfo_t info{};
  REQUIRE(waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT) == 0);
  CHECK(sys::has_ended(process));
  sys::wait(child);
}
