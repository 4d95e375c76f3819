// Lab 10: the limits on what passes in a time: processor time, and bytes from and to
// a disk; and several limits at a time.
#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <sstream>
#include <string>
#include <utility>

#include "checks_disk.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// How much a count of the kernel grows in a second. The limit may not be exceeded by much, and a
/// busy machine makes everything slower: so only too much is wrong.
class Rate {
 public:
  explicit Rate(std::function<std::uint64_t()> count)
      : count_{std::move(count)}, start_{std::chrono::steady_clock::now()}, first_{count_()} {}

  double per_second() const {
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start_;
    return static_cast<double>(count_() - first_) / time.count();
  }

 private:
  std::function<std::uint64_t()> count_;
  std::chrono::steady_clock::time_point start_;
  std::uint64_t first_;
};

constexpr double tolerance = 1.5;

/// The bytes that the group has written to any disk: "254:0 rbytes=0 wbytes=4096 ...".
std::uint64_t written(const Watch& watch) {
  std::istringstream words{watch.file("io.stat")};
  std::uint64_t sum = 0;
  for (std::string word; words >> word;) {
    if (word.starts_with("wbytes=")) sum += std::stoull(word.substr(7));
  }
  return sum;
}

LookMatcher takes_at_most(const Watch& watch, double percent, double measured) {
  return finds(
      watch, fmt::format("by cpu.stat, it takes about {} % of a processor at most", percent), [=] {
        return measured <= percent * tolerance ? "" : fmt::format("it takes {:.0f} %", measured);
      });
}

LookMatcher writes_at_most(const Watch& watch, double bytes, double measured) {
  return finds(
      watch, fmt::format("by io.stat, about {:.0f} bytes a second are written at most", bytes),
      [=] {
        return measured <= bytes * tolerance ? "" : fmt::format("there are {:.0f}", measured);
      });
}

}  // namespace

TEST_CASE("cpu.max: a command that never rests gets its percentage of a processor", "[points:2]") {
  needs("limit.command");
  Watch watch{{"limit", "--cpu", "20", "sh", "-c", "while :; do :; done"}, "sh", exists};
  CHECK_THAT(watch.look(), has_limit(watch, "cpu.max", "20000 100000"));
  const Rate microseconds{[&] { return watch.count("cpu.stat", "usage_usec"); }};
  const std::uint64_t enough = watch.count("cpu.stat", "nr_throttled") + 10;
  watch.wait_until(
      [&](const Processes&) { return watch.count("cpu.stat", "nr_throttled") >= enough; });
  CHECK_THAT(watch.look(), takes_at_most(watch, 20, microseconds.per_second() / 1e4));
}

TEST_CASE("io.max: so many bytes a second go to the disk, and come from it", "[points:2]") {
  needs("limit.command");
  Watch watch{{"limit", "--io", scratch_disk() + ":1048576", "dd", "if=/dev/zero",
               "of=" + scratch_disk(), "bs=128k", "count=1000", "oflag=direct"},
              "dd",
              exists,
              with_disk()};
  CHECK_THAT(watch.look(),
             has_limit(watch, "io.max",
                       scratch_numbers() + " rbps=1048576 wbps=1048576 riops=max wiops=max"));
  const Rate bytes{[&] { return written(watch); }};
  const std::uint64_t enough = written(watch) + mebibyte;
  watch.wait_until([&](const Processes&) { return written(watch) >= enough; });
  CHECK_THAT(watch.look(), writes_at_most(watch, 1048576, bytes.per_second()));
}

TEST_CASE("limit.all: several limits hold together", "[points:1]") {
  needs("limit.command");
  const Watch watch{
      {"limit", "--cpu", "150", "--memory", "67108864", "--pids", "9", "eat", "0", "1000"}, "eat"};
  CHECK_THAT(watch.look(), has_limit(watch, "memory.max", "67108864"));
  CHECK_THAT(watch.look(), has_limit(watch, "pids.max", "9"));
  CHECK_THAT(watch.look(), has_limit(watch, "cpu.max", "150000 100000"));
}
