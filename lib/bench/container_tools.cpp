#include "bench/container_tools.hpp"

#include <fmt/core.h>

#include "bench/container_image.hpp"
#include "check/blocked.hpp"
#include "course/build.hpp"
#include "course/search_path.hpp"

namespace boxlab::bench {

namespace {

using Words = ContainerTool::Words;

/// Those that are written in Go take so much time, and memory, that there are no more.
constexpr int few = 10;
constexpr int many = 1000;

Words join(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// The same busybox, and the same command, outside.
Words process_words(const ContainerJob& job) {
  Words words = job.command;
  words[0] = image_root + words[0];
  return words;
}

Words box_words(const ContainerJob& job) { return join({image_root}, job.command); }

Words unshare_words(const ContainerJob& job) {
  return join({"--map-root-user", "--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup",
               "--fork", "--kill-child", fmt::format("--root={}", image_root), "--mount-proc"},
              job.command);
}

Words bwrap_words(const ContainerJob& job) {
  return join({"--unshare-all", "--die-with-parent", "--hostname", "box", "--ro-bind", image_root,
               "/", "--proc", "/proc", "--dev", "/dev", "--mqueue", "/dev/mqueue"},
              job.command);
}

Words crun_words(const ContainerJob& job) {
  return {"--root=/run/crun", "--cgroup-manager=disabled", "run", "--bundle=" + job.bundle,
          job.name};
}

/// Without rights over cgroups it does without them, when it is said to be rootless.
Words runc_words(const ContainerJob& job) {
  return {"--root=/run/runc", "--rootless=true", "run", "--bundle=" + job.bundle, job.name};
}

/// Nothing of it is stored with the containers that the user has; no limits that we may not set.
Words podman_words(const ContainerJob& job) {
  return join({"--root=/tmp/podman", "--runroot=/run/podman", "--tmpdir=/run/podman-tmp",
               "--storage-driver=vfs", "--cgroup-manager=cgroupfs", "--events-backend=none", "run",
               "--rm", "--network=none", "--cgroups=disabled", "--ulimit=host", "--uidmap=0:0:1",
               "--gidmap=0:0:1", "--rootfs", image_root},
              job.command);
}

/// Ordinary users do not have /usr/sbin in their PATH, where Debian puts runc.
std::string find_tool(const std::string& name) {
  std::string found = find_in_path(name);
  if (!found.empty()) return found;
  const std::string by_root = "/usr/sbin/" + name;
  return std::filesystem::exists(by_root) ? by_root : "";
}

void add_installed(ContainerTools& found) {
  const ContainerTool known[] = {{"unshare", "", many, unshare_words},
                                 {"bwrap", "", many, bwrap_words},
                                 {"crun", "", many, crun_words},
                                 {"runc", "", few, runc_words},
                                 {"podman", "", few, podman_words}};
  for (ContainerTool tool : known) {
    tool.program = find_tool(tool.name);
    if (!tool.program.empty()) found.tools.push_back(tool);
  }
}

void add_box(const Course& course, const Lab& lab, const std::filesystem::path& answer,
             const std::string& who, ContainerTools& found) {
  if (!std::filesystem::exists(answer)) return;
  const Built built = build_program(course, lab, answer);
  if (built.program) {
    found.tools.push_back({fmt::format("{} ({})", lab.name, who),
                           fmt::format("/tmp/box-{}", found.tools.size()), many, box_words,
                           *built.program});
  } else {
    found.notes.push_back(fmt::format("{} is not shown: it does not build.", course.shown(answer)));
  }
}

void add_boxes(const Course& course, ContainerTools& found) {
  for (const Lab& lab : course.labs) {
    if (lab.program != "box") continue;
    add_box(course, lab, course.solution(lab), "solution", found);
    add_box(course, lab, lab.source(), "your file", found);
  }
}

}  // namespace

Words ContainerTool::words(const ContainerJob& job) const {
  return program.empty() ? arguments(job) : join({program}, arguments(job));
}

ContainerTools find_container_tools(const Course& course) {
  ContainerTools found;
  found.tools.push_back({"process", "", many, process_words});
  add_boxes(course, found);
  add_installed(found);
  return found;
}

}  // namespace boxlab::bench
