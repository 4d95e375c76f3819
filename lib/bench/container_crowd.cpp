#include "bench/container_crowd.hpp"

#include <fmt/core.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "bench/container_image.hpp"
#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

/// Nobody needs as long as that who works at all.
constexpr int most_seconds = 30;

std::string too_late(const char* what) {
  return fmt::format("it did not {} within {} s", what, most_seconds);
}

/// Waits until one of them can be read. Returns whether there is any.
template <std::size_t Count>
bool wait_for_any(pollfd (&awaited)[Count]) {
  int ready = 0;
  while ((ready = poll(awaited, Count, most_seconds * 1000)) == -1) {
    if (errno != EINTR) sys::throw_errno("poll");
  }
  return ready > 0;
}

ContainerJob job_of(const char* bundle, int number, std::vector<std::string> command) {
  return {fmt::format("box-{}", number), bundle, std::move(command)};
}

}  // namespace

Command call_of(const ContainerTool& tool, const ContainerJob& job) {
  return {tool.words(job),
          {"PATH=/usr/bin:/bin:/usr/sbin:/sbin", "HOME=/tmp", "XDG_RUNTIME_DIR=/run"}};
}

std::string start_and_end(const ContainerTool& tool, int number) {
  Child child{call_of(tool, job_of(bundle_that_ends, number, command_that_ends()))};
  pollfd end[] = {{child.pidfd().get(), POLLIN, 0}};
  if (!wait_for_any(end)) return too_late("end");
  const Outcome outcome = child.finish();
  return outcome.wait_status == 0 ? "" : outcome.complaint();
}

std::string ContainerCrowd::add() {
  const int number = static_cast<int>(containers_.size());
  Child& added = containers_.emplace_back(
      call_of(tool_, job_of(bundle_that_waits, number, command_that_waits())), news_.write_end);
  pollfd awaited[] = {{news_.read_end.get(), POLLIN, 0}, {added.pidfd().get(), POLLIN, 0}};
  if (!wait_for_any(awaited)) return too_late("start");
  if (awaited[0].revents == 0) return added.finish().complaint();
  char byte;
  sys::check(read(news_.read_end.get(), &byte, 1), "read", "the stdout of a container");
  return {};
}

}  // namespace boxlab::bench
