#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>

#include "bench/race.hpp"
#include "bench/stopwatch.hpp"
#include "bench/table.hpp"
#include "bench/textbook.hpp"
#include "check/sandbox.hpp"
#include "cli/commands.hpp"
#include "cli/ink.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "course/build.hpp"
#include "course/child.hpp"
#include "course/judge.hpp"
#include "course/toolchain.hpp"
#include "vm/initrd.hpp"
#include "vm/parts.hpp"
#include "vm/qemu.hpp"

namespace boxlab {

namespace {

using namespace bench;

namespace fs = std::filesystem;

constexpr auto bwrap = "/usr/bin/bwrap";

void run_well(const Command& command) {
  const Outcome outcome = run(command);
  if (outcome.wait_status == 0) return;
  throw std::runtime_error{
      fmt::format("{}: {}\n{}{}", command.words[0], outcome.end(), outcome.out, outcome.err)};
}

std::vector<std::string> environment(const Course& course) {
  auto variables = course.environment();
  variables.emplace_back("PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin");
  return variables;
}

/// The compiler alone, on the solution of a lab, as anybody would call it.
Command bare_compiler(const Course& course, const Lab& lab, const fs::path& program) {
  const Toolchain toolchain = read_toolchain(course.home.build);
  Command command{{toolchain.compiler}, environment(course)};
  auto& words = command.words;
  words.insert(words.end(), toolchain.flags.begin(), toolchain.flags.end());
  words.insert(words.end(), {"-I" + (course.home.root / "lib").string(),
                             "-I" + lab.directory.string(), course.solution(lab)});
  words.insert(words.end(), toolchain.link_flags.begin(), toolchain.link_flags.end());
  const auto main = whole_archive(course.output(lab) / "libmain.a");
  words.insert(words.end(), main.begin(), main.end());
  words.insert(words.end(), {course.home.build / "lib/libboxlab-sys.a", "-o", program});
  return command;
}

void print(const char* what, const Comparison& times, const char* theirs) {
  fmt::print("{}{:8.1f} ms  {:6.2f} x {} ({:.1f} ms)\n", pad(what, 32), times.ours * 1e3,
             times.ratio(), theirs, times.theirs * 1e3);
  std::fflush(stdout);
}

std::string first_check(const Course& course, const Lab& lab) {
  return make_exam(course, lab).checks.front().id;
}

/// From a file to its program and to its verdicts, against the compiler and nothing else.
void bench_save(const Course& course, int rounds) {
  const Lab& lab = course.labs.front();
  const fs::path program = course.output(lab) / "bench";
  const Command compiler = bare_compiler(course, lab, program);
  Command check{{"/proc/self/exe", "check", lab.name, "--solution"}, environment(course)};
  const auto compile = [&] { run_well(compiler); };
  const auto build = [&] { build_program(course, lab, course.solution(lab)); };
  print("file to program, in a sandbox", compare(rounds, build, compile), "the compiler alone");
  const auto judge = [&] { run_well(check); };
  print("file to verdicts, all checks", compare(rounds, judge, compile), "the compiler alone");
  check.words.insert(check.words.end(), {"--only", first_check(course, lab)});
  print("file to verdict, first check", compare(rounds, judge, compile), "the compiler alone");
  fs::remove(program);
}

void bench_sandbox(int rounds) {
  const auto ours = [] { Sandbox{}.run_command({"/bin/true"}); };
  if (!fs::exists(bwrap)) {
    fmt::print("/bin/true in a sandbox: {} is not installed, nothing to compare with\n", bwrap);
    return;
  }
  const Command theirs{{bwrap, "--unshare-all", "--ro-bind", "/", "/", "/bin/true"}, {}};
  print("/bin/true in a sandbox", compare(rounds * 5, ours, [&] { run_well(theirs); }),
        "bwrap --unshare-all");
}

void bench_list(const Course& course, int rounds) {
  const Command list{{course.home.root / "boxlab", "list"}, environment(course)};
  fmt::print("{}{:8.1f} ms\n", pad("./boxlab list", 32),
             measure(rounds * 2, [&] { run_well(list); }) * 1e3);
}

/// Every lab that has a script in which its solution races against other tools.
void bench_races(const Course& course, int rounds) {
  for (const Lab& lab : course.labs) {
    const auto race = run_race(course, lab, rounds);
    if (race) print(race->ours.c_str(), race->seconds, race->theirs.c_str());
  }
}

/// A machine, where one is set up, against its kernel with an init that does nothing, by emulation.
void bench_vm(const Course& course, int rounds) {
  if (!fs::exists(course.home.build / "vm/kernel")) return;
  const Command ours{{"/proc/self/exe", "vm", "true"}, environment(course)};
  const sys::Descriptor initrd = vm::make_empty_initrd(course.home.build / "lib/vm/empty-init");
  Command theirs{{"/usr/bin/env"}, environment(course), initrd.get()};
  const auto words = vm::bare_words(vm::find_parts(course.home.build), initrd);
  theirs.words.insert(theirs.words.end(), words.begin(), words.end());
  print("boxlab vm true",
        compare(
            rounds, [&] { run_well(ours); }, [&] { run_well(theirs); }),
        "the kernel with an empty init");
}

/// Every lab that has a textbook way beside its solution.
void bench_textbooks(const Course& course, int rounds) {
  const Ink ink = ink_of_stdout();
  for (const Lab& lab : course.labs) {
    const auto report = measure_against_textbook(course, lab, rounds);
    if (report) fmt::print("\n{}", table(*report, ink));
  }
}

int measure_boxlab(int rounds) {
  const Course course = find_course();
  bench_save(course, rounds);
  bench_sandbox(rounds);
  bench_list(course, rounds);
  bench_races(course, std::max(1, rounds / 3));
  bench_vm(course, rounds);
  bench_textbooks(course, rounds);
  return 0;
}

}  // namespace

void add_dev_bench(CLI::App& dev, int& status) {
  CLI::App* command = dev.add_subcommand("bench", "Measure boxlab itself, and its solutions");
  const auto rounds = std::make_shared<int>(15);
  command->footer(
      "Medians of runs that take turns with what they are compared with. A lab's solution is\n"
      "compared with its variants/textbook.cpp, where the lab has a bench.cpp, and with other\n"
      "tools, where it has a script `race`, in a third of the rounds.");
  command->add_option("--rounds", *rounds, "How many runs of each; 15 without it")
      ->type_name("N")
      ->check(whole_number_from_one());
  command->callback([rounds, &status] { status = measure_boxlab(*rounds); });
}

}  // namespace boxlab
