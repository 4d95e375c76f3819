#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "check/lack.hpp"
#include "check/need.hpp"
#include "check/sandbox.hpp"
#include "cli/commands.hpp"
#include "cli/play_session.hpp"
#include "course/build.hpp"
#include "course/experiments.hpp"
#include "course/files.hpp"
#include "vm/terminal.hpp"

namespace boxlab {

namespace {

constexpr auto play_footer =
    R"(Your program is on PATH, and so are the tools of the lab's checks. The commands that
the handout shows are in the history (the key Up), and `experiments` lists them.
All that is made in there is gone at the end, and nothing outside can be reached.

Examples:
  boxlab play pipes                       a shell where your pipeline is
  boxlab play pipes --solution            the solution in its place
  boxlab play queues sh -c 'post create /a; ls /dev/mqueue'

Exit status: that of the shell or the command, 128+N when signal N killed it;
3 it could not be started.)";

struct PlayOptions {
  std::string lab;
  bool solution = false;
};

/// The shell's start-up file inside.
constexpr auto rc_file = "/lab/.playrc";
constexpr auto experiments_file = "/lab/experiments";

std::string rc_text(const Lab& lab) {
  return fmt::format(
      "PS1='{}:\\w\\$ '\n"
      "HISTFILE=\n"
      "history -r {}\n"
      "experiments() {{ cat {}; }}\n",
      lab.names()[1], experiments_file, experiments_file);
}

/// Names of all programs that the lab's checks use as tools.
std::vector<std::filesystem::path> tools_of(const Course& course, const Lab& lab) {
  std::vector<std::filesystem::path> tools;
  const std::filesystem::path directory = course.output(lab) / "tools";
  if (!std::filesystem::exists(directory)) return tools;
  for (const auto& entry : std::filesystem::directory_iterator{directory}) {
    if (entry.is_regular_file()) tools.push_back(entry.path());
  }
  std::sort(tools.begin(), tools.end());
  return tools;
}

/// As much time as somebody wants to play.
Limits limits_of_play() {
  Limits limits;
  limits.cpu_seconds = 3600;
  return limits;
}

Sandbox make_playground(const Course& course, const Lab& lab, std::string program) {
  Sandbox sandbox;
  sandbox.program(lab.program, std::move(program)).limits(limits_of_play()).device("/dev/tty");
  for (const std::filesystem::path& tool : tools_of(course, lab))
    sandbox.file({"/lab/" + tool.filename().string(), read_file(tool), true});
  sandbox.file({"/lab/README.md", read_file(lab.directory / "README.md")});
  sandbox.file({rc_file, rc_text(lab)});
  sandbox.file({experiments_file, fmt::format("{}\n", fmt::join(read_experiments(lab), "\n"))});
  if (std::find(lab.needs.begin(), lab.needs.end(), cgroup_need.name) != lab.needs.end())
    sandbox.cgroups({"cpu", "io", "memory", "pids"});
  if (const char* terminal = std::getenv("TERM")) sandbox.variable("TERM", terminal);
  return sandbox;
}

void greet(const Course& course, const Lab& lab, const std::filesystem::path& file) {
  std::string tools;
  for (const std::filesystem::path& tool : tools_of(course, lab))
    tools += " " + tool.filename().string();
  fmt::print("In the sandbox of {}.\n{} is built from {}.\n", lab.name, lab.program,
             course.shown(file));
  if (!tools.empty()) fmt::print("Tools of the checks:{}\n", tools);
  fmt::print("Handout: /lab/README.md; `experiments` lists what it tries. Ctrl-D ends it.\n\n");
  std::fflush(stdout);
}

std::filesystem::path file_to_play_with(const Course& course, const Lab& lab, bool solution) {
  if (solution) return course.solution(lab);
  hand_out(lab);
  return lab.source();
}

int play_lab(const PlayOptions& options, std::vector<std::string> words) {
  const Course course = find_course();
  const Lab& lab = course.lab(options.lab);
  const std::filesystem::path file = file_to_play_with(course, lab, options.solution);
  const Built built = build_program(course, lab, file);
  if (!built.program) {
    fmt::print(stderr, "boxlab: {} does not build:\n{}\n", course.shown(file),
               built.diagnostics.first);
    return 3;
  }
  const bool is_shell = words.empty();
  if (is_shell) words = {"bash", "--rcfile", rc_file, "-i"};
  words.insert(words.begin(), {"env", "--"});  // it looks along the PATH of the sandbox
  if (is_shell && vm::has_terminal()) greet(course, lab, file);
  return play_session(make_playground(course, lab, *built.program).plan(std::move(words)));
}

int play(const PlayOptions& options, const std::vector<std::string>& words) {
  try {
    return play_lab(options, words);
  } catch (const Lacking& lacking) {
    fmt::print(stderr, "boxlab: {}\n", lacking.what());
    const Need* need = find_need(lacking.lack().need);
    if (need != nullptr && need->is_in_vm)
      fmt::print(stderr, "Or play in a virtual machine:\n  ./boxlab vm ./boxlab play {}\n",
                 options.lab);
    return 3;
  }
}

}  // namespace

void add_play(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("play", "Start a shell in a lab's sandbox, with your program");
  const auto options = std::make_shared<PlayOptions>();
  command->footer(play_footer);
  command->prefix_command();
  command->add_option("LAB", options->lab, "The lab: 1, 01, pipes or 01-pipes")
      ->type_name("")
      ->required();
  command->add_flag("--solution", options->solution, "With the lab's solution");
  command->callback([command, options, &status] { status = play(*options, command->remaining()); });
}

}  // namespace boxlab
