#include "bench/race.hpp"

#include <fmt/core.h>

#include <sstream>
#include <stdexcept>
#include <vector>

#include "check/sandbox.hpp"
#include "course/build.hpp"
#include "course/files.hpp"

namespace boxlab::bench {

namespace {

namespace fs = std::filesystem;

/// Such a script may start thousands of processes, and takes as long as the slower side does.
Limits wide_limits() {
  Limits limits;
  limits.processes = 10'000;
  limits.wall_seconds = 60;
  limits.cpu_seconds = 60;
  return limits;
}

GivenFile executable(const fs::path& file) {
  return {"/lab/" + file.filename().string(), read_file(file), true};
}

Sandbox make_sandbox(const Course& course, const Lab& lab, const fs::path& script) {
  const Built built = build_program(course, lab, course.solution(lab), {"libmain.a", {"-O2"}});
  if (!built.program)
    throw std::runtime_error{course.shown(course.solution(lab)) + " does not build"};
  Sandbox sandbox;
  sandbox.program(lab.program, *built.program).file(executable(script)).limits(wide_limits());
  const fs::path tools = course.output(lab) / "tools";
  if (!fs::exists(tools)) return sandbox;
  for (const auto& tool : fs::directory_iterator{tools}) sandbox.file(executable(tool));
  return sandbox;
}

Race run_once(const Sandbox& sandbox) {
  const Run run = sandbox.run_shell("race");
  std::istringstream out{run.out};
  Race race;
  out >> race.seconds.ours >> race.seconds.theirs >> std::ws;
  std::getline(out, race.ours);
  std::getline(out, race.theirs);
  if (run.ending == Ending::exited && run.status == 0 && out) return race;
  throw std::runtime_error{fmt::format("race: {}\n{}", describe_end(run), run.err)};
}

}  // namespace

std::optional<Race> run_race(const Course& course, const Lab& lab, int rounds) {
  const fs::path script = course.solutions(lab) / "race";
  if (!fs::exists(script)) return std::nullopt;
  const Sandbox sandbox = make_sandbox(course, lab, script);
  Race race;
  std::vector<std::optional<double>> ours;
  std::vector<std::optional<double>> theirs;
  for (int round = 0; round < rounds; ++round) {
    race = run_once(sandbox);
    ours.emplace_back(race.seconds.ours);
    theirs.emplace_back(race.seconds.theirs);
  }
  race.seconds = {median(ours).value(), median(theirs).value()};
  return race;
}

}  // namespace boxlab::bench
