#include "check/process_limits.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cmath>
#include <string>

#include "check/need.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

/// The shell that the learner types at: it hands its limits on to what it starts.
std::string shell_of_session() {
  const pid_t leader = getsid(0);
  return leader > 0 ? std::to_string(leader) : "$$";
}

std::optional<Lack> find_usual_limits_lack() { return find_limits_lack(Limits{}); }

}  // namespace

std::array<ProcessLimit, 6> process_limits(const Limits& limits) {
  // The judge comes first, and can say what was going on; this is for a judge that gets no CPU.
  const auto cpu_seconds = static_cast<rlim_t>(std::ceil(2 * limits.cpu_seconds)) + 1;
  return {{{RLIMIT_CPU, "cpu", cpu_seconds},
           {RLIMIT_AS, "as", limits.memory_bytes},
           {RLIMIT_FSIZE, "fsize", limits.file_bytes},
           {RLIMIT_NPROC, "nproc", limits.processes},
           {RLIMIT_MSGQUEUE, "msgqueue", limits.queue_bytes},
           {RLIMIT_CORE, "core", 0}}};
}

std::optional<Lack> find_limits_lack(const Limits& limits) {
  std::string what;
  std::string options;
  for (const auto& [resource, name, amount] : process_limits(limits)) {
    rlimit present{};
    sys::check(getrlimit(resource, &present), "getrlimit", name);
    if (present.rlim_max >= amount) continue;
    what += fmt::format("{}the limit {} is {}, and the sandbox sets {}", what.empty() ? "" : "; ",
                        name, present.rlim_max, amount);
    options += fmt::format(" --{}={}:{}", name, amount, amount);
  }
  if (what.empty()) return std::nullopt;
  return Lack{limits_need.name, "this shell has limits that only root may raise: " + what,
              as_root(fmt::format("prlimit --pid {}{}", shell_of_session(), options))};
}

const Need limits_need{"limits", "room for the limits of the sandbox", "read those of this shell",
                       find_usual_limits_lack, true};

}  // namespace boxlab
