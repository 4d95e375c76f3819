#include "course/handout_ci.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/files.hpp"
#include "course/judge.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

constexpr auto github_head =
    R"(# Says how far a version is, after each push. It is for practice: whoever writes here can
# change this file, too. Marks come from the instructor's own machine.
name: Autograding
on: [push, workflow_dispatch, repository_dispatch]
permissions: {contents: read, checks: write, actions: read}
jobs:
  check:
    runs-on: ubuntu-24.04
    timeout-minutes: 60
    if: github.actor != 'github-classroom[bot]'
    steps:
      - uses: actions/checkout@v4
      - name: Allow sandboxes
        run: sudo sysctl -qw kernel.apparmor_restrict_unprivileged_userns=0
      - name: Build
        run: ./boxlab list
)";

/// {0} the lab, {1} its file, {2} its points, {3} the name of the step.
constexpr auto github_step = R"(      - id: {3}
        uses: classroom-resources/autograding-command-grader@v1
        with:
          test-name: {0}
          command: test -e {1} && ./boxlab check {0}
          timeout: 10
          max-score: {2}
)";

constexpr auto github_reporter =
    R"(      - uses: classroom-resources/autograding-grading-reporter@v1
        env:
)";

constexpr auto gitlab_head =
    R"(# Says how far a version is, after each push. It is for practice: whoever writes here can
# change this file, too. Marks come from the instructor's own machine. The runner has to allow
# user namespaces: with the docker executor, privileged = true or a seccomp profile that does.
check:
  image: debian:13
  timeout: 1h
  script:
    - ./boxlab list
    - failed=0
)";

constexpr auto gitlab_step = R"(    - "[ ! -e {1} ] || ./boxlab check {0} || failed=1"
)";

std::string learners_file(const Lab& lab) {
  return fmt::format("labs/{}/{}.cpp", lab.name, lab.program);
}

/// A name that can be a part of a variable's: "lab_01_pipes".
std::string step_name(const Lab& lab) {
  std::string name = "lab_" + lab.name;
  std::ranges::replace(name, '-', '_');
  return name;
}

/// The reporter reads what a step found from a variable that is called as the step.
std::string reporter(const std::vector<Lab>& labs) {
  std::string text = github_reporter;
  std::vector<std::string> runners;
  for (const Lab& lab : labs) {
    std::string variable = step_name(lab);
    std::ranges::transform(variable, variable.begin(), toupper);
    text += fmt::format("          {}_RESULTS: ${{{{steps.{}.outputs.result}}}}\n", variable,
                        step_name(lab));
    runners.push_back(step_name(lab));
  }
  return text + fmt::format("        with:\n          runners: {}\n", fmt::join(runners, ","));
}

std::string github(const Course& course, const std::vector<Lab>& labs) {
  std::string text = github_head;
  for (const Lab& lab : labs)
    text += fmt::format(github_step, lab.name, learners_file(lab), points_of(course, lab),
                        step_name(lab));
  return text + reporter(labs);
}

std::string gitlab(const std::vector<Lab>& labs) {
  std::string text = gitlab_head;
  for (const Lab& lab : labs) text += fmt::format(gitlab_step, lab.name, learners_file(lab));
  return text + "    - exit $failed\n";
}

}  // namespace

void write_ci(const Course& course, const std::vector<Lab>& labs, const fs::path& to) {
  fs::create_directories(to / ".github/workflows");
  write_file(to / ".github/workflows/classroom.yml", github(course, labs));
  write_file(to / ".gitlab-ci.yml", gitlab(labs));
}

}  // namespace boxlab
