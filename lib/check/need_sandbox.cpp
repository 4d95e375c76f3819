// A sandbox, and namespaces of a program's own inside it.
#include <fmt/core.h>

#include <cerrno>
#include <system_error>

#include "check/need.hpp"
#include "check/nested.hpp"
#include "check/refusal.hpp"

namespace boxlab {

namespace {

std::optional<Lack> find_sandbox_lack() {
  try {
    const Run run = Sandbox{}.run_command({"true"});
    if (run.ending == Ending::exited && run.status == 0) return std::nullopt;
    return Lack{"sandbox",
                fmt::format("`true` does not run in a sandbox: {} {}", describe_end(run), run.err)};
  } catch (const std::system_error& error) {
    return Lack{"sandbox", fmt::format("this machine makes no sandbox: {}", error.what())};
  }
}

std::optional<Lack> find_namespaces_lack() {
  if (allows_namespaces(Sandbox{})) return std::nullopt;
  Lack lack = explain_refusal("unshare inside a sandbox", EPERM);
  lack.need = namespaces_need.name;
  return lack;
}

}  // namespace

const Need sandbox_need{"sandbox", "user namespaces, for the sandbox", "ran a command in one",
                        find_sandbox_lack, true};

const Need namespaces_need{"namespaces", "namespaces made by a program in the sandbox",
                           "made one of each kind there", find_namespaces_lack, true};

}  // namespace boxlab
