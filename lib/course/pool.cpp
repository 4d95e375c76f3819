#include <poll.h>

#include <algorithm>
#include <memory>

#include "course/child.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

struct Job {
  std::size_t index;
  std::unique_ptr<Child> child;
};

/// Waits until one of the jobs has ended.
std::vector<Job>::iterator wait_for_one(std::vector<Job>& jobs) {
  std::vector<pollfd> ends;
  for (const Job& job : jobs) ends.push_back({job.child->pidfd().get(), POLLIN, 0});
  sys::check(poll(ends.data(), ends.size(), -1), "poll");
  const auto ended = std::find_if(ends.begin(), ends.end(),
                                  [](const pollfd& end) { return (end.revents & POLLIN) != 0; });
  return jobs.begin() + (ended - ends.begin());
}

}  // namespace

void run_all(const std::vector<Command>& commands, std::size_t at_once,
             const std::function<void(std::size_t, const Outcome&)>& on_end,
             const std::function<void(std::size_t)>& on_start) {
  std::vector<Job> jobs;
  std::size_t next = 0;
  while (next < commands.size() || !jobs.empty()) {
    for (; next < commands.size() && jobs.size() < at_once; ++next) {
      on_start(next);
      jobs.push_back({next, std::make_unique<Child>(commands[next])});
    }
    const auto ended = wait_for_one(jobs);
    on_end(ended->index, ended->child->finish());
    jobs.erase(ended);
  }
}

}  // namespace boxlab
