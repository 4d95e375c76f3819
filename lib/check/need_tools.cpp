// Programs of other packages, each tried in a sandbox.
#include <fmt/core.h>

#include "check/need.hpp"
#include "check/sandbox.hpp"

namespace boxlab {

namespace {

/// The lack when these lines of shell do not end with 0 in a sandbox.
std::optional<Lack> lack_of_tool(const char* name, const std::string& lines, const char* what,
                                 const char* package) {
  const Run run = Sandbox{}.run_shell(lines);
  if (run.ending == Ending::exited && run.status == 0) return std::nullopt;
  const std::string said = run.err.substr(0, run.err.find('\n'));
  return Lack{name,
              fmt::format("{} ({}{}{})", what, describe_end(run), said.empty() ? "" : ": ", said),
              installing(package)};
}

std::optional<Lack> find_busybox_lack() {
  require(namespaces_need);  // or its own lack would be told as one of busybox
  return lack_of_tool("busybox",
                      "mkdir root && cp $(command -v busybox || echo busybox) root && unshare -r "
                      "chroot root /busybox true",
                      "there is no busybox here that needs no libraries", "busybox-static");
}

std::optional<Lack> find_clang_lack() {
  return lack_of_tool("clang", "echo 'int x;' > x.cpp && clang -fsyntax-only x.cpp",
                      "no clang works here, which says how long a file is", "clang");
}

std::optional<Lack> find_clang_format_lack() {
  return lack_of_tool("clang-format", "echo 'int x;' | clang-format",
                      "no clang-format works here, which says how long a file is", "clang-format");
}

}  // namespace

const Need busybox_need{"busybox", "a busybox without libraries", "ran it in an empty root",
                        find_busybox_lack, false};

const Need clang_need{"clang", "clang, which reads what a file is made of", "compiled a line",
                      find_clang_lack, false};

const Need clang_format_need{"clang-format", "clang-format, which counts lines fairly",
                             "formatted a line", find_clang_format_lack, false};

}  // namespace boxlab
